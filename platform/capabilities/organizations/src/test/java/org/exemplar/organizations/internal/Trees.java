package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Generated trees of administrative divisions, as the widespread files hold them. */
record Trees(int provinces, int cities, int areas, int streets) {
  /** As many as the country has, and a few more. */
  static final Trees LARGE = new Trees(31, 11, 9, 14);

  static final Trees SMALL = new Trees(2, 2, 2, 3);

  int rows() {
    return provinces * (1 + cities * (1 + areas * (1 + streets)));
  }

  String provincesFile() {
    StringBuilder file = new StringBuilder("code,name\n");
    for (int p = 0; p < provinces; p++) {
      file.append(province(p)).append(",\"省").append(p).append("\"\n");
    }
    return file.toString();
  }

  String citiesFile() {
    StringBuilder file = new StringBuilder("code,name,provinceCode\n");
    for (int p = 0; p < provinces; p++) {
      for (int c = 0; c < cities; c++) {
        file.append(city(p, c)).append(",市").append(c).append(',').append(province(p));
        file.append('\n');
      }
    }
    return file.toString();
  }

  String areasFile() {
    StringBuilder file = new StringBuilder("code,name,cityCode,provinceCode\n");
    for (int p = 0; p < provinces; p++) {
      for (int c = 0; c < cities; c++) {
        for (int a = 0; a < areas; a++) {
          file.append(area(p, c, a)).append(",县").append(a);
          file.append(',').append(city(p, c)).append(',').append(province(p)).append('\n');
        }
      }
    }
    return file.toString();
  }

  String streetsFile() {
    StringBuilder file = new StringBuilder("code,name,areaCode,provinceCode,cityCode\n");
    for (int p = 0; p < provinces; p++) {
      for (int c = 0; c < cities; c++) {
        for (int a = 0; a < areas; a++) {
          appendStreets(file, p, c, a);
        }
      }
    }
    return file.toString();
  }

  List<String> files() {
    return List.of(provincesFile(), citiesFile(), areasFile(), streetsFile());
  }

  /** The same tree in the general form, its rows in an order of chance. */
  String shuffled(long seed) {
    List<String> rows = new ArrayList<>();
    addRows(rows);
    Collections.shuffle(rows, new Random(seed));
    return "code,name,level,parent\n" + String.join("\n", rows) + "\n";
  }

  private void addRows(List<String> rows) {
    for (int p = 0; p < provinces; p++) {
      rows.add(province(p) + ",省,PROVINCE,");
      for (int c = 0; c < cities; c++) {
        rows.add(city(p, c) + ",市,CITY," + province(p));
        for (int a = 0; a < areas; a++) {
          rows.add(area(p, c, a) + ",县,COUNTY," + city(p, c));
          for (int s = 0; s < streets; s++) {
            rows.add(street(p, c, a, s) + ",镇,TOWNSHIP," + area(p, c, a));
          }
        }
      }
    }
  }

  private void appendStreets(StringBuilder file, int p, int c, int a) {
    for (int s = 0; s < streets; s++) {
      file.append(street(p, c, a, s)).append(s % 2 == 0 ? ",甲镇" : ",\"乙街道\"");
      file.append(',').append(area(p, c, a)).append(',').append(province(p));
      file.append(',').append(city(p, c)).append('\n');
    }
  }

  static String province(int p) {
    return String.valueOf(11 + p);
  }

  static String city(int p, int c) {
    return province(p) + String.format("%02d", c + 1);
  }

  static String area(int p, int c, int a) {
    return city(p, c) + String.format("%02d", a + 1);
  }

  static String street(int p, int c, int a, int s) {
    return area(p, c, a) + String.format("%03d", s + 1);
  }
}
