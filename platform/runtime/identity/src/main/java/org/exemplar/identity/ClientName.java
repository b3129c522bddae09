package org.exemplar.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/**
 * Names of client programs. A token may stand for one; everybody else uses one of three that are
 * always there and are named as the tiers of the limits are.
 */
public final class ClientName {
  /** What those use whom the platform does not know. */
  public static final String ANONYMOUS = "anonymous";

  /** What people use who are signed in. */
  public static final String ACCOUNT = "account";

  /** What systems use whose token stands for no client. */
  public static final String TOKEN = "token";

  /** Those that are always there. */
  public static final List<String> USUAL = List.of(ACCOUNT, ANONYMOUS, TOKEN);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private ClientName() {}

  /** Which of those that are always there somebody uses whose token stands for none. */
  public static String usual(Caller caller) {
    if (!caller.isSignedIn()) {
      return ANONYMOUS;
    }
    return caller.origin().session().isPresent() ? ACCOUNT : TOKEN;
  }

  /** Why a text is no name of a client that a token can stand for: {@code CLIENT_INVALID}. */
  public static Optional<Refusal> refusal(String name) {
    return isName(name) && !USUAL.contains(name)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "CLIENT_INVALID",
                "客户端名称应有 1 至 64 个字符：小写字母、数字、. _ -，以字母或数字开头，且不是 " + USUAL,
                "the name of a client has 1 to 64 characters: lower-case letters, digits, . _ -,"
                    + " the first one a letter or digit; and it is none of "
                    + USUAL));
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
