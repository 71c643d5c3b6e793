import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;

/** Arguments: a Region, its host, another Region's host. */
public class HttpsUrlConnection {
  static final String ACCOUNT = System.getenv("TWILIO_ACCOUNT_SID");
  static int status;

  static String ask(String host, String path, String user, String password, String form) throws IOException {
    URL url = new URL("https://" + host + "/2010-04-01/Accounts/" + ACCOUNT + path);
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    connection.setRequestProperty("Authorization", "Basic " + credentials);
    if (form != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
    }
    status = connection.getResponseCode();
    try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String member(String json, String name) {
    return json.replaceAll("(?s).*\"" + name + "\": *\"([^\"]*)\".*", "$1");
  }

  public static void main(String[] args) throws IOException {
    String token = System.getenv("TWILIO_" + args[0].toUpperCase() + "_AUTH_TOKEN");
    String key = ask(args[1], "/Keys.json", ACCOUNT, token, "FriendlyName=worker");
    String sid = member(key, "sid");
    String secret = member(key, "secret");
    ask(args[1], "/Messages.json", sid, secret, null);
    int used = status;
    ask(args[2], "/Messages.json", sid, secret, null);
    int refused = status;
    String withoutEdge;
    try {
      withoutEdge = ask("api.ie1.twilio.com", "/Messages.json", sid, secret, null);
    } catch (IOException error) {
      withoutEdge = error.toString();
    }
    System.out.printf(
        "{\"sid\":\"%s\",\"used\":%d,\"refused\":%d,\"withoutEdge\":\"%s\"}%n", sid, used, refused, withoutEdge);
  }
}
