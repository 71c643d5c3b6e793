import { rowsOf } from './format-row.ts'
import type { FormatRow } from './format-row.ts'

const workflow = (steps: string, job = 'runs-on: ubuntu-latest'): string =>
  `on: push\njobs:\n  send:\n    ${job}\n    steps:\n${steps}`

/** Shell that stands within the configuration of pipelines. */
export const CI_SCRIPTS: readonly FormatRow[] = [
  ...rowsOf('GitHub Actions, scripts', [
    [
      'the three mistakes in a block',
      '.github/workflows/ci.yml',
      workflow(
        '      - run: |\n          export TWILIO_REGION=ie1\n          export TWILIO_API_KEY="${{ secrets.TWILIO_US1_API_KEY }}"\n          export TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n          node send.js\n',
      ),
      '7:18 require-edge',
      '8:18 no-region-mismatch',
      '9:18 no-hardcoded-credential',
    ],
    [
      'a command of one line',
      '.github/workflows/ci.yml',
      workflow('      - run: TWILIO_EDGE=dublin node send.js\n'),
      '6:14 no-edge-only',
    ],
    [
      'a request, with what the environments around it say of its variables',
      '.github/workflows/ci.yml',
      `on: push\nenv: {KEY: "\${{ secrets.TWILIO_US1_API_KEY }}"}\njobs:\n  send:\n    runs-on: ubuntu-latest\n    steps:\n      - env:\n          SID: \${{ env.KEY }}\n        run: |\n          set -e\n          curl -X POST -u "$SID:$SECRET" \\\n            https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/$A/Messages.json\n`,
      '11:11 no-region-mismatch',
    ],
    [
      'a request with expressions in every kind of quotes',
      '.github/workflows/ci.yml',
      workflow(
        `      - run: |\n          curl -u '\${{ secrets.TWILIO_US1_API_KEY }}:\${{ secrets.S }}' https://api.sydney.au1.twilio.com/\n          curl -u "\${{ secrets.TWILIO_US1_API_KEY }}:\${{ secrets.S }}" https://api.sydney.au1.twilio.com/\n          curl -u \${{ secrets.TWILIO_US1_API_KEY }}:\${{ secrets.S }} https://api.sydney.au1.twilio.com/\n`,
      ),
      '7:11 no-region-mismatch',
      '8:11 no-region-mismatch',
      '9:11 no-region-mismatch',
    ],
    [
      'a region for the command, an edge from the job',
      '.github/workflows/ci.yml',
      workflow(
        '      - run: TWILIO_REGION=ie1 node send.js\n',
        'runs-on: ubuntu-latest\n    env: {TWILIO_EDGE: sydney}',
      ),
      '5:11 valid-edge',
    ],
    [
      'what is kept for later steps',
      '.github/workflows/ci.yml',
      workflow('      - run: echo "TWILIO_REGION=ie1" >> "$GITHUB_ENV"\n'),
      '6:20 require-edge',
    ],
    [
      'a folded block, with its places',
      '.github/workflows/ci.yml',
      workflow('      - run: >-\n          cd app &&\n          TWILIO_REGION=ie1\n          node send.js\n'),
      '8:11 require-edge',
    ],
    [
      'in quotes, with escapes',
      '.github/workflows/ci.yml',
      workflow('      - run: "echo \\"a\\" && TWILIO_REGION=\\"ie1\\" node send.js"\n'),
      '6:29 require-edge',
    ],
    [
      'a container, which has nothing of the step',
      '.github/workflows/ci.yml',
      workflow(
        '      - env: {TWILIO_EDGE: dublin, TWILIO_REGION: ie1}\n        run: docker run -e TWILIO_REGION=au1 image\n',
      ),
      '7:28 require-edge',
    ],
    [
      'a secret of a request, once',
      '.github/workflows/ci.yml',
      workflow(
        '      - run: |\n          curl -u "{{ACCOUNT_SID}}:{{AUTH_TOKEN request}}" https://api.twilio.com/2010-04-01/Accounts.json\n',
      ),
      '7:20 no-hardcoded-credential',
    ],
    [
      'a composite action',
      'setup/action.yml',
      'runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: TWILIO_REGION=ie1 TWILIO_EDGE=sydney node send.js\n',
      '5:30 valid-edge',
    ],
    [
      'a bash on Windows',
      '.github/workflows/ci.yml',
      workflow(
        '      - run: TWILIO_REGION=ie1 node send.js\n        shell: bash\n',
        'runs-on: windows-latest',
      ),
      '6:14 require-edge',
    ],
    ...right('.github/workflows/ci.yml', [
      [
        'both',
        workflow('      - run: |\n          export TWILIO_REGION=ie1\n          export TWILIO_EDGE=dublin\n'),
      ],
      [
        'the other half in the job',
        workflow(
          '      - run: TWILIO_REGION=ie1 node a.js\n',
          'runs-on: ubuntu-latest\n    env: {TWILIO_EDGE: dublin}',
        ),
      ],
      [
        'the other half kept by a step before',
        workflow(
          '      - run: echo TWILIO_EDGE=dublin >> $GITHUB_ENV\n      - run: TWILIO_REGION=ie1 node a.js\n',
        ),
      ],
      [
        'both kept by one block',
        workflow(
          '      - run: |\n          echo "TWILIO_REGION=ie1" >> $GITHUB_ENV\n          echo "TWILIO_EDGE=dublin" >> $GITHUB_ENV\n',
        ),
      ],
      [
        'the other half in a container’s environment',
        workflow(
          '      - run: TWILIO_REGION=ie1 node a.js\n',
          'runs-on: ubuntu-latest\n    container: {image: a, env: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}}',
        ),
      ],
      [
        'variables that an action exports',
        workflow('      - uses: hashicorp/vault-action@v3\n      - run: TWILIO_REGION=ie1 node a.js\n'),
      ],
      [
        'an environment that is computed',
        workflow('      - run: TWILIO_REGION=ie1 node a.js\n        env: ${{ fromJSON(inputs.env) }}\n'),
      ],
      [
        'a file of variables that is kept for later steps',
        workflow('      - run: cat eu.env >> "$GITHUB_ENV"\n      - run: TWILIO_REGION=ie1 node a.js\n'),
      ],
      [
        'a variable that JavaScript exports',
        workflow(
          "      - uses: actions/github-script@v7\n        with: {script: \"core.exportVariable('TWILIO_EDGE', 'dublin')\"}\n      - run: TWILIO_REGION=ie1 node a.js\n",
        ),
      ],
      [
        'a region of the job that a step replaces',
        workflow(
          '      - run: echo "TWILIO_REGION=us1" >> $GITHUB_ENV\n      - env: {TWILIO_API_KEY: "${{ secrets.TWILIO_US1_API_KEY }}"}\n        run: node a.js\n',
          'runs-on: ubuntu-latest\n    env: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}',
        ),
      ],
      [
        'a name that a container is given of the job',
        workflow('      - run: docker run -e TWILIO_REGION=ie1 -e TWILIO_EDGE --env=A image\n'),
      ],
      [
        'a command on another machine',
        workflow(
          '      - run: ssh host "TWILIO_REGION=ie1 node a.js"\n      - uses: appleboy/ssh-action@v1\n        with:\n          script: TWILIO_REGION=ie1 node a.js\n',
        ),
      ],
      [
        'PowerShell',
        workflow(
          '      - run: |\n          $env:TWILIO_REGION="ie1"\n          TWILIO_REGION=ie1 node a.js\n        shell: pwsh\n',
        ),
      ],
      [
        'the shell of the runner, which is PowerShell',
        workflow('      - run: TWILIO_REGION=ie1 node a.js\n', 'runs-on: [self-hosted, windows]'),
      ],
      [
        'the shell of a matrix with Windows in it',
        workflow(
          '      - run: TWILIO_REGION=ie1 node a.js\n',
          'strategy: {matrix: {os: [ubuntu-latest, windows-latest]}}\n    runs-on: ${{ matrix.os }}',
        ),
      ],
      [
        'a shell by the defaults of the workflow',
        `defaults: {run: {shell: pwsh}}\n${workflow('      - run: TWILIO_REGION=ie1 node a.js\n')}`,
      ],
      [
        'Python',
        workflow(
          '      - shell: python\n        run: |\n          TWILIO_REGION="ie1"\n          print(TWILIO_REGION)\n',
        ),
      ],
      [
        'no shell at all',
        workflow('      - run: |\n          export TWILIO_REGION=ie1\n          if true; do (\n'),
      ],
      ['an expression', workflow('      - run: TWILIO_REGION=${{ inputs.region }} node a.js\n')],
      [
        'an expression in a name',
        workflow(
          '      - run: TWILIO_REGION=ie1 ${{ matrix.edge }} node a.js; export TWILIO_EDGE=${{ matrix.edge }}\n',
        ),
      ],
      [
        'a directory with an environment of its own',
        workflow('      - run: TWILIO_REGION=ie1 node a.js\n        working-directory: api\n'),
      ],
      [
        'two jobs, each right, with one name',
        `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'curl -u "$KEY:$S" https://api.dublin.ie1.twilio.com/'\n  b:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'curl -u "$KEY:$S" https://api.sydney.au1.twilio.com/'\n`,
      ],
      [
        'a key that a step before replaces',
        `on: push\nenv: {KEY: "\${{ secrets.TWILIO_US1_API_KEY }}"}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "KEY=$OTHER" >> $GITHUB_ENV\n      - run: 'curl -u "$KEY:$S" https://api.dublin.ie1.twilio.com/'\n`,
      ],
      [
        'a key that the command replaces',
        workflow(
          '      - run: |\n          export TWILIO_REGION=ie1 TWILIO_EDGE=dublin\n          TWILIO_API_KEY=$TWILIO_IE1_KEY node a.js\n',
          'runs-on: ubuntu-latest\n    env: {TWILIO_API_KEY: "${{ secrets.TWILIO_US1_API_KEY }}"}',
        ),
      ],
      [
        'a token of no Region',
        workflow(
          '      - run: curl -u "$TWILIO_ACCOUNT_SID:${{ secrets.TWILIO_AUTH_TOKEN }}" https://api.dublin.ie1.twilio.com/\n',
        ),
      ],
      [
        'a comment',
        workflow('      - run: |\n          # TWILIO_REGION=ie1 node a.js\n          node a.js\n'),
      ],
      [
        'a suppression in the script',
        workflow(
          '      - run: |\n          # regionguard-disable-next-line require-edge -- the SDK fills it in\n          TWILIO_REGION=ie1 node a.js\n',
        ),
      ],
      [
        'a suppression in YAML',
        workflow(
          '      # regionguard-disable-next-line require-edge -- the SDK fills it in\n      - run: TWILIO_REGION=ie1 node a.js\n',
        ),
      ],
      [
        'a suppression in a script of another shell',
        workflow(
          '      - shell: pwsh\n        run: |\n          # regionguard-disable-next-line no-retired-host -- to see it fail\n          curl https://api.ie1.twilio.com/\n',
        ),
      ],
    ]),
    ...right('config/steps.yml', [
      [
        'a script in a file of nobody’s',
        'steps:\n  - run: TWILIO_REGION=ie1 node a.js\n  - script: TWILIO_REGION=ie1 node a.js\n',
      ],
    ]),
  ]),
  ...rowsOf('GitLab CI, scripts', [
    [
      'the three mistakes in a list',
      '.gitlab-ci.yml',
      'send:\n  script:\n    - export TWILIO_REGION=ie1\n    - export TWILIO_API_KEY=$TWILIO_US1_API_KEY\n    - export TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n    - node send.js\n',
      '3:14 require-edge',
      '4:14 no-region-mismatch',
      '5:14 no-hardcoded-credential',
    ],
    [
      'a text, and what runs before it',
      '.gitlab-ci.yml',
      'send:\n  variables: {TWILIO_EDGE: sydney}\n  before_script: [export TWILIO_REGION=ie1]\n  script: node send.js\n',
      '2:15 valid-edge',
    ],
    [
      'a request with a variable of the job',
      '.gitlab-ci.yml',
      'variables: {TWILIO_API_KEY: $TWILIO_US1_API_KEY}\nsend:\n  script:\n    - |\n      curl -u "$TWILIO_API_KEY:$S" https://api.dublin.ie1.twilio.com/\n',
      '5:7 no-region-mismatch',
    ],
    [
      'a template of another name',
      'ci/send.yml',
      'stages: [send]\nsend:\n  stage: send\n  script:\n    - TWILIO_REGION=ie1 TWILIO_EDGE=sydney node send.js\n',
      '5:25 valid-edge',
    ],
    ...right('.gitlab-ci.yml', [
      [
        'both in the parts of a job',
        'send:\n  before_script:\n    - export TWILIO_EDGE=dublin\n  script:\n    - export TWILIO_REGION=ie1\n',
      ],
      [
        'both, one from what every job runs before',
        'before_script:\n  - export TWILIO_EDGE=dublin\nsend:\n  script:\n    - export TWILIO_REGION=ie1\n',
      ],
      [
        'a job that has more from another one',
        'send:\n  extends: .base\n  script:\n    - TWILIO_REGION=ie1 node a.js\n',
      ],
      [
        'a part of another script',
        'send:\n  script:\n    - !reference [.base, script]\n    - TWILIO_REGION=ie1 node a.js\n',
      ],
      ['a hidden job', '.base:\n  script:\n    - TWILIO_REGION=ie1 node a.js\n'],
      [
        'variables of another file',
        'include: [{local: a.yml}]\nsend:\n  script:\n    - TWILIO_REGION=ie1 node a.js\n',
      ],
      ['Windows', 'send:\n  tags: [windows]\n  script:\n    - TWILIO_REGION=ie1 node a.js\n'],
      ['an input of a component', 'send:\n  script:\n    - TWILIO_REGION=$[[ inputs.region ]] node a.js\n'],
    ]),
  ]),
  ...rowsOf('CircleCI, scripts', [
    [
      'a text, a command, and a condition',
      '.circleci/config.yml',
      'version: 2.1\njobs:\n  send:\n    docker: [{image: node}]\n    steps:\n      - run: TWILIO_REGION=ie1 node send.js\n      - run:\n          name: Send\n          command: |\n            TWILIO_REGION=au1 node send.js\n      - when:\n          condition: true\n          steps:\n            - run: {command: TWILIO_EDGE=dublin TWILIO_REGION=au1 node a.js}\n',
      '6:14 require-edge',
      '10:13 require-edge',
      '14:30 valid-edge',
    ],
    [
      'a request with the step’s environment',
      '.circleci/config.yml',
      'jobs:\n  send:\n    steps:\n      - run:\n          environment: {KEY: "${TWILIO_US1_API_KEY}"}\n          command: curl -u $KEY:$S https://api.dublin.ie1.twilio.com/\n',
      '6:20 no-region-mismatch',
    ],
    ...right('.circleci/config.yml', [
      [
        'the other half in an image’s environment',
        'jobs:\n  send:\n    docker: [{image: node, environment: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}}]\n    steps:\n      - run: TWILIO_REGION=ie1 node a.js\n',
      ],
      [
        'the other half kept by a step before',
        `jobs:\n  send:\n    steps:\n      - run: echo 'export TWILIO_EDGE=dublin' >> $BASH_ENV\n      - run: TWILIO_REGION=ie1 node a.js\n`,
      ],
      [
        'a parameter',
        'jobs:\n  send:\n    steps:\n      - run: TWILIO_REGION=<< parameters.region >> node a.js\n',
      ],
      [
        'a heredoc, as it has to be written',
        'jobs:\n  send:\n    steps:\n      - run: |\n          cat > .env \\<<EOF\n          TWILIO_REGION=ie1\n          TWILIO_EDGE=dublin\n          EOF\n',
      ],
      [
        'a context',
        'jobs:\n  send:\n    steps:\n      - run: TWILIO_REGION=ie1 node a.js\nworkflows: {a: {jobs: [{send: {context: [twilio]}}]}}\n',
      ],
      [
        'a machine with Windows',
        'jobs:\n  send:\n    executor: win/default\n    steps:\n      - run: TWILIO_REGION=ie1 node a.js\n',
      ],
      [
        'a command that jobs use',
        'commands:\n  send:\n    steps:\n      - run: TWILIO_REGION=ie1 node a.js\n',
      ],
    ]),
  ]),
  ...rowsOf('Azure and Bitbucket Pipelines, scripts', [
    [
      'bash of Azure',
      'azure-pipelines.yml',
      'steps:\n  - bash: |\n      TWILIO_REGION=ie1 node a.js\n    env: {TWILIO_EDGE: sydney}\n',
      '4:11 valid-edge',
    ],
    [
      'a list of Bitbucket',
      'bitbucket-pipelines.yml',
      'pipelines:\n  default:\n    - step:\n        name: Send\n        script:\n          - TWILIO_REGION=ie1 node a.js\n          - pipe: a/b:1\n',
      '6:13 require-edge',
    ],
    ...right('azure-pipelines.yml', [
      ['a script that cmd may run', 'pool: Default\nsteps:\n  - script: TWILIO_REGION=ie1 node a.js\n'],
      ['PowerShell', 'steps:\n  - pwsh: TWILIO_REGION=ie1 node a.js\n'],
    ]),
  ]),
]

function right(
  file: string,
  rows: readonly (readonly [name: string, text: string])[],
): [string, string, string][] {
  return rows.map(([name, text]) => [name, file, text])
}
