import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** For a test: {@code java ConnectToEach.java root.pem port name port name ...} says of each whether Java trusts it. */
public class ConnectToEach {
  public static void main(String[] arguments) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream root = Files.newInputStream(Path.of(arguments[0]))) {
      trusted.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(root));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    for (int at = 1; at + 1 < arguments.length; at += 2) {
      int port = Integer.parseInt(arguments[at]);
      try (Socket plain = new Socket("127.0.0.1", port);
          SSLSocket socket =
              (SSLSocket) context.getSocketFactory().createSocket(plain, arguments[at + 1], port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        System.out.println("accepted");
      } catch (SSLException refused) {
        System.out.println("refused: " + refused.getMessage());
      }
    }
  }
}
