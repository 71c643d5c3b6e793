import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Arguments: a Region, its host, another Region's host. */
public class JavaNetHttp {
  static final String ACCOUNT = System.getenv("TWILIO_ACCOUNT_SID");
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  static HttpResponse<String> ask(String host, String path, String user, String password, String form)
      throws IOException, InterruptedException {
    String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://" + host + "/2010-04-01/Accounts/" + ACCOUNT + path))
            .header("Authorization", "Basic " + credentials);
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static String member(String json, String name) {
    return json.replaceAll("(?s).*\"" + name + "\": *\"([^\"]*)\".*", "$1");
  }

  public static void main(String[] args) throws Exception {
    String token = System.getenv("TWILIO_" + args[0].toUpperCase() + "_AUTH_TOKEN");
    String key = ask(args[1], "/Keys.json", ACCOUNT, token, "FriendlyName=worker").body();
    String sid = member(key, "sid");
    String secret = member(key, "secret");
    int used = ask(args[1], "/Messages.json", sid, secret, null).statusCode();
    int refused = ask(args[2], "/Messages.json", sid, secret, null).statusCode();
    String withoutEdge;
    try {
      withoutEdge = ask("api.ie1.twilio.com", "/Messages.json", sid, secret, null).body();
    } catch (IOException error) {
      withoutEdge = error.toString();
    }
    System.out.printf(
        "{\"sid\":\"%s\",\"used\":%d,\"refused\":%d,\"withoutEdge\":\"%s\"}%n", sid, used, refused, withoutEdge);
  }
}
