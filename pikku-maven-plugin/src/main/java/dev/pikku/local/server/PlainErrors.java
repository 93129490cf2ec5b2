package dev.pikku.local.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reached the site, such as a request that is not HTTP, as AWS would. */
final class PlainErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    SiteHandler.write(
        HttpReply.json(status, "{\"message\":\"" + HttpStatus.getMessage(status) + "\"}"),
        response,
        callback);
    return true;
  }
}
