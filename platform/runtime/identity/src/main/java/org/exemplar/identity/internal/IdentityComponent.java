package org.exemplar.identity.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.identity.Authenticator;
import org.exemplar.identity.Mandates;
import org.exemplar.identity.OpenIdSignIn;
import org.exemplar.identity.internal.openid.OpenIdProvider;
import org.exemplar.identity.internal.openid.OpenIdSettings;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the room together over the store, and registers what it offers once that is ready. */
@Component(
    service = {},
    immediate = true)
public final class IdentityComponent {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityComponent.class);
  private static final String DATA = "exemplar.data";
  private static final String HOST = "org.apache.felix.http.host";
  private static final String PORT = "org.osgi.service.http.port";
  private static final int HASHES_AT_A_TIME = 2;
  private static final int HOUSEKEEPING_SECONDS = 30;

  private final Identity identity;
  private final StoredAuthenticator authenticator;
  private final AccountReads reads;
  private final OwnerKey owner;
  private final Optional<OpenIdProvider> provider;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("identity").daemon().unstarted(task));
  private final AutoCloseable following;

  @Activate
  public IdentityComponent(BundleContext context, @Reference Store store) {
    identity = new Identity(store, Clock.systemUTC());
    reads = new AccountReads(identity);
    Passwords passwords = new Passwords(HASHES_AT_A_TIME, Passwords.Effort.USUAL);
    owner = OwnerKey.write(Path.of(property(context, DATA)), address(context));
    provider = provider(context);
    authenticator =
        new StoredAuthenticator(identity, owner::fits, new ProviderTokens(identity, provider));
    identity.onChange(authenticator::forget);
    following = followOthers(store);
    var _ =
        timer.scheduleWithFixedDelay(
            this::keepHouse, HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
    Accounts accounts = new Accounts(identity, passwords);
    SignIn signIn = new SignIn(identity, passwords);
    ApiTokens tokens = new ApiTokens(identity, accounts);
    register(context, Authenticator.class, authenticator, Map.of());
    register(context, Mandates.class, new StoredMandates(identity), Map.of());
    for (SchemaContribution fields :
        List.of(
            new ViewerFetchers(identity, accounts),
            new AccountFetchers(
                accounts, new Grants(identity, accounts), new Conflicts(identity), reads),
            new AccessFetchers(signIn, new Sessions(identity), tokens),
            new OpenIdFetchers(new LinkedIdentities(identity, accounts, provider)))) {
      register(context, SchemaContribution.class, fields, Map.of());
    }
    provider.ifPresent(
        known ->
            register(
                context, OpenIdSignIn.class, new StoredOpenIdSignIn(identity, known), Map.of()));
    new FirstAccount(identity, passwords).make().ifPresent(password -> tell(context, password));
  }

  /** One that is not configured as it must be is none, and the log says why. */
  private static Optional<OpenIdProvider> provider(BundleContext context) {
    try {
      return OpenIdSettings.read(name -> Optional.ofNullable(context.getProperty(name)))
          .map(settings -> new OpenIdProvider(settings, Clock.systemUTC()));
    } catch (OpenIdSettings.Wrong wrong) {
      LOG.error(
          "OIDC_MISCONFIGURED: 统一身份认证未启用 / signing in by an identity provider is off: {}",
          wrong.getMessage());
      return Optional.empty();
    }
  }

  private static String property(BundleContext context, String name) {
    return Objects.requireNonNull(context.getProperty(name), name);
  }

  private static String address(BundleContext context) {
    return "http://" + property(context, HOST) + ":" + property(context, PORT);
  }

  private <T> void register(
      BundleContext context, Class<T> type, T service, Map<String, Object> properties) {
    registrations.add(
        context.registerService(type, service, FrameworkUtil.asDictionary(properties)));
  }

  /** Whoever started the platform reads it on the console; it is written nowhere. */
  private void tell(BundleContext context, String password) {
    Supplier<Map<String, String>> notice =
        () ->
            Map.of(
                "first-account",
                "首次启动：请以 "
                    + FirstAccount.LOGIN
                    + " 和一次性密码 "
                    + password
                    + " 登录并修改密码 / first start: sign in as "
                    + FirstAccount.LOGIN
                    + " with the one-time password "
                    + password
                    + " and choose one of your own");
    registrations.add(
        context.registerService(
            Supplier.class, notice, FrameworkUtil.asDictionary(Map.of("exemplar.notice", true))));
  }

  /** Other nodes on the same database change accounts too. */
  private AutoCloseable followOthers(Store store) {
    return store.engine().startsWith("PostgreSQL")
        ? store.changes().onCommit(authenticator::forget)
        : () -> {};
  }

  private void keepHouse() {
    try {
      reads.endIntervals();
      authenticator.writeLastUses();
      identity.nobodysTries.forget(identity.store, identity.clock.instant());
    } catch (StoreException unavailable) {
      LOG.debug("Last uses of tokens are written later, old tries deleted later", unavailable);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "forgetTree")
  void follow(ScopeTree tree) {
    identity.follow(tree);
  }

  void forgetTree(ScopeTree tree) {
    identity.leave(tree);
  }

  @Deactivate
  void close() throws Exception {
    registrations.forEach(ServiceRegistration::unregister);
    following.close();
    timer.shutdownNow();
    provider.ifPresent(OpenIdProvider::close);
    reads.close();
    keepHouse();
    try {
      owner.close();
    } catch (IOException broken) {
      LOG.debug("The owner's key could not be removed", broken);
    }
  }
}
