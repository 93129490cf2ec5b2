package dev.pikku.rpc;

import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionSigner;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.RpcService;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Calls functions of other backends, and sends trace id and signed session along. */
public final class RemoteCaller extends RpcCaller {
  private static final long SIGNATURE_SECONDS = 5 * 60;

  private final RpcService service;
  private final @Nullable SessionCodec<?> codec;
  private final @Nullable SessionSigner signer;

  /** A caller of a workspace that has no session. */
  public RemoteCaller(RpcService service) {
    this.service = service;
    codec = null;
    signer = null;
  }

  /** A caller that sends the session of the call it is part of. */
  public RemoteCaller(RpcService service, SessionCodec<?> codec, SessionSigner signer) {
    this.service = service;
    this.codec = codec;
    this.signer = signer;
  }

  @Override
  byte[] exchange(RpcRequest request) {
    JsonWriter out = request.out;
    Wire wire = Wire.current();
    if (wire != null) {
      String signature = signature(request, wire, codec);
      out.name("traceId").value(wire.traceId());
      if (signature != null) {
        out.name("session").value(signature);
      }
    }
    return service.call(request.function, out.endObject().toByteArray(), request.idempotent);
  }

  private <S> @Nullable String signature(
      RpcRequest request, Wire wire, @Nullable SessionCodec<S> codec) {
    if (signer == null || codec == null || !wire.hasSession()) {
      return null;
    }
    S session = wire.session(codec.type()).require();
    return signer.sign(
        codec, session, RpcDoor.RECEIVER + request.function, request.content(), SIGNATURE_SECONDS);
  }
}
