package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private final Addresses addresses = new Addresses("192.0.2.1, 2001:db8:0:0::1 ,192.0.2.2");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | | 198.51.100.7",
        "198.51.100.7 | 203.0.113.9 | 198.51.100.7",
        "192.0.2.1 | 203.0.113.9 | 203.0.113.9",
        "192.0.2.1 | 10.0.0.1, 203.0.113.9 | 203.0.113.9",
        "192.0.2.1 | 203.0.113.9, 192.0.2.2 | 203.0.113.9",
        "192.0.2.1 | 192.0.2.2 | 192.0.2.1",
        "192.0.2.1 | unknown | unknown",
        "2001:db8::1 | 203.0.113.9 | 203.0.113.9",
        "2001:db8:1:2:3:4:5:6 | | 20010db800010002/64",
        "[2001:db8:1:2::9]:443 | | 20010db800010002/64",
        "192.0.2.1 | [2001:db8:1:2::9]:443 | 20010db800010002/64"
      })
  void what_is_said_of_an_address_is_believed_of_proxies_that_are_trusted(
      String remote, @Nullable String forwarded, String address) {
    assertThat(addresses.of(remote, forwarded)).isEqualTo(address);
  }
}
