"""Loaded by `regionguard run` into every Python process below it, by PYTHONPATH.

Some libraries read no variable for what they need: twilio-python before 7.9.1 takes the certificates of certifi,
whatever REQUESTS_CA_BUNDLE says (https://github.com/twilio/twilio-python/blob/main/CHANGES.md), and its asynchronous
client reads no proxy variable, for aiohttp does so only if it is told to. Nothing is imported here: the modules are
changed when the program imports them, if it does.
"""

import os
import sys


def _use_bundle(module):
    """`certifi`: the bundle of the run stands for the one that certifi brings."""
    bundle = os.environ["REGIONGUARD_CA_BUNDLE"]

    def where():
        return bundle

    def contents():
        with open(bundle, encoding="ascii") as file:
            return file.read()

    module.where = where
    module.contents = contents


def _trust_environment(module):
    """`aiohttp.client`: a session reads the proxy variables, unless the program says that it must not."""
    session = module.ClientSession
    initialize = session.__init__

    def __init__(self, *args, **options):
        options.setdefault("trust_env", True)
        initialize(self, *args, **options)

    session.__init__ = __init__


_CHANGES = {
    "certifi": _use_bundle,
    "certifi.core": _use_bundle,
    "aiohttp.client": _trust_environment,
}


class _AfterImport:
    """A finder that finds nothing itself: what the others find is changed once it has run."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        change = _CHANGES.get(name)
        if change is None:
            return None
        for finder in sys.meta_path:
            find_spec = getattr(finder, "find_spec", None)
            if finder is _AfterImport or find_spec is None:
                continue
            spec = find_spec(name, path, target)
            if spec is None:
                continue
            loader = spec.loader
            if hasattr(loader, "exec_module"):
                execute = loader.exec_module

                def exec_module(module):
                    execute(module)
                    change(module)

                loader.exec_module = exec_module
            return spec
        return None


def _give_way():
    """Runs the `sitecustomize` that would have been found without this one, as if this one were not there."""
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry) != here]
    this = sys.modules.pop("sitecustomize")
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
        sys.modules["sitecustomize"] = this


if "REGIONGUARD_CA_BUNDLE" in os.environ:
    sys.meta_path.insert(0, _AfterImport)
    # A `.pth` file may have imported them already.
    for _name in list(_CHANGES):
        if _name in sys.modules:
            _CHANGES[_name](sys.modules[_name])
_give_way()
