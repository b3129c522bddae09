package org.exemplar.caselibrary.internal.publicity;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.caselibrary.internal.changes.Changes;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Decision;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** The channels that there are; those of an organisation are used there and below. */
final class PublicityChannels {
  static final String WRITE = "publicity:write";

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int NAME = 100;

  private final Store store;
  private final Organizations organizations;
  private final Changes<PublicityChannel> changes;

  PublicityChannels(Store store, Organizations organizations, Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.changes =
        new Changes<>(
            store, clock, PublicityChannel.TYPE, PublicityChannel::code, PublicityChannel::told);
    store.migrate(PublicityChannelStore.MIGRATIONS);
  }

  Map<String, PublicityChannel> byCodes(Collection<String> codes) {
    return store.read(handle -> PublicityChannelStore.byCodes(handle, codes));
  }

  Connection<PublicityChannel> page(ChannelFilter filter, PageRequest page) {
    return page.page(
        store.read(handle -> PublicityChannelStore.page(handle, filter, page)),
        PublicityChannel::code,
        () -> store.read(handle -> PublicityChannelStore.count(handle, filter)));
  }

  /**
   * Adds a channel, or changes it.
   *
   * @param said the channel as it is to be, whatever its version
   */
  Outcome<PublicityChannel> save(
      PublicityChannel said, Optional<Integer> expected, boolean dryRun, Caller caller) {
    Checks checks = new Checks();
    checks.code(
        "code",
        said.code(),
        CODE,
        "应为 1 至 64 个小写字母、数字或“-”",
        "must be 1 to 64 lower-case letters, digits or -");
    checks.text("nameZh", Optional.of(said.name().zh()), NAME);
    checks.text("nameEn", Optional.of(said.name().en()), NAME);
    return checks.isRight()
        ? changes.change(
            caller,
            dryRun,
            moment -> decide(moment.handle(), said, expected, caller),
            PublicityChannels::write)
        : checks.refused();
  }

  private Decision<PublicityChannel> decide(
      Handle handle, PublicityChannel said, Optional<Integer> expected, Caller caller) {
    Optional<PublicityChannel> before =
        Optional.ofNullable(
            PublicityChannelStore.byCodes(handle, List.of(said.code())).get(said.code()));
    return notWritable(said, caller.reach(WRITE))
        .or(() -> before.flatMap(there -> taken(there, said)))
        .or(() -> Common.conflict(expected, before.map(PublicityChannel::version).orElse(0)))
        .map(Decision::<PublicityChannel>no)
        .orElseGet(() -> become(before, said));
  }

  private static Decision<PublicityChannel> become(
      Optional<PublicityChannel> before, PublicityChannel said) {
    int version = before.map(PublicityChannel::version).orElse(0);
    boolean same = before.filter(said.as(version)::equals).isPresent();
    return new Decision.Become<>(before, said.as(same ? version : version + 1));
  }

  private Optional<Refusal> notWritable(PublicityChannel said, Reach reach) {
    if (said.organizationCode().isPresent()) {
      return Common.notWritable(organizations, said.organizationCode().get(), reach);
    }
    return reach.everywhere() ? Optional.empty() : Optional.of(Common.notAllowed("organization"));
  }

  private static Optional<Refusal> taken(PublicityChannel there, PublicityChannel said) {
    return there.organizationCode().equals(said.organizationCode())
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                    "CHANNEL_TAKEN",
                    "代码“" + said.code() + "”已有别的渠道使用，请换一个",
                    "another channel has the code " + said.code() + "; choose another one")
                .at("input", "code"));
  }

  private static void write(Transaction transaction, Decision<PublicityChannel> decision) {
    if (decision instanceof Decision.Become<PublicityChannel> become) {
      if (become.before().isPresent()) {
        PublicityChannelStore.update(transaction.handle(), become.after());
      } else {
        PublicityChannelStore.insert(transaction.handle(), become.after());
      }
    }
  }

  /**
   * Which of some channels an organisation may not use, in their order, with the reason.
   *
   * @param kept those that it uses already, which it may go on to use when they are active no more
   */
  List<Refused> notUsable(
      Handle handle, Collection<String> codes, String organization, Collection<String> kept) {
    Map<String, PublicityChannel> found = PublicityChannelStore.byCodes(handle, codes);
    return codes.stream()
        .distinct()
        .flatMap(
            code ->
                notUsable(code, Optional.ofNullable(found.get(code)), organization, kept)
                    .map(why -> new Refused(code, why))
                    .stream())
        .toList();
  }

  /** Why a channel may not be used. */
  record Refused(String code, Refusal why) {}

  private Optional<Refusal> notUsable(
      String code,
      Optional<PublicityChannel> channel,
      String organization,
      Collection<String> kept) {
    if (channel.isEmpty()) {
      return Optional.of(
          Refusal.notFound("CHANNEL_NOT_FOUND", "没有渠道“" + code + "”", "no channel " + code));
    }
    boolean active = channel.get().active() || kept.contains(code);
    boolean reached =
        channel
            .get()
            .organizationCode()
            .map(of -> organizations.within(Reach.within(of), List.of(organization)))
            .map(within -> !within.isEmpty())
            .orElse(true);
    return active && reached
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                "CHANNEL_NOT_USABLE",
                "渠道“" + code + "”" + (active ? "只供所属组织及其下级使用" : "已停用"),
                "the channel "
                    + code
                    + (active
                        ? " is used by its organisation and those below it only"
                        : " is not used any more")));
  }
}
