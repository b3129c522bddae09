package org.exemplar.distribution;

import org.junit.jupiter.api.Nested;

/** Every sector plugin keeps the contract. */
class SectorContractIT {
  @Nested
  class Enterprise extends HeldContract {
    Enterprise() {
      super("plugins/exemplar-enterprise-1.0.0.jar");
    }
  }

  @Nested
  class Institution extends HeldContract {
    Institution() {
      super("plugins/exemplar-institution-1.0.0.jar");
    }
  }

  @Nested
  class Rural extends HeldContract {
    Rural() {
      super("plugins/exemplar-rural-1.0.0.jar");
    }
  }

  @Nested
  class SocialOrganization extends HeldContract {
    SocialOrganization() {
      super("plugins/exemplar-social-organization-1.0.0.jar");
    }
  }

  @Nested
  class UrbanCommunity extends HeldContract {
    UrbanCommunity() {
      super("plugins/exemplar-urban-community-1.0.0.jar");
    }
  }
}
