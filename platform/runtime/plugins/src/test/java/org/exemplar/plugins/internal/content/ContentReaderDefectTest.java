package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one defect at a time and expects it to be named with file, line, place and remedy. */
class ContentReaderDefectTest {
  private static final String TYPES = "organization-types/schools.yaml";
  private static final String SET = "criteria/hn-x1.yaml";
  private static final String FORM = "forms/school-profile.yaml";
  private static final String INDEX = "indexes/cases.yaml";
  private static final String GLOSSARY = "glossary/terms.yaml";

  /**
   * A defect and what is to be said about it.
   *
   * @param what what is wrong
   * @param file where, below {@code exemplar/}
   * @param text what is replaced
   * @param replacement by what
   * @param code expected code
   * @param line expected line
   * @param path expected JSON pointer
   * @param zh part of the expected message
   * @param en part of the expected message
   */
  record Defect(
      String what,
      String file,
      String text,
      String replacement,
      String code,
      int line,
      String path,
      String zh,
      String en) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Defect> defects() {
    return Stream.of(
        new Defect(
            "an unknown key",
            SET,
            "  refines: null",
            "  refine: null",
            "CONTENT_INVALID",
            9,
            "/criteriaSet/refine",
            "未知的键 refine，是否应为 refines？",
            "unknown key refine; did you mean refines?"),
        new Defect(
            "a missing key",
            "plugin.yaml",
            "  version: 1.0.0\n",
            "",
            "CONTENT_INVALID",
            1,
            "/plugin",
            "缺少必填的键 version",
            "required key version is missing"),
        new Defect(
            "a text without English",
            TYPES,
            "{zh: 大学, en: University}",
            "{zh: 大学}",
            "CONTENT_INVALID",
            19,
            "/organizationTypes/1/name",
            "缺少必填的键 en",
            "required key en is missing"),
        new Defect(
            "a blank text",
            TYPES,
            "{zh: 大学, en: University}",
            "{zh: 大学, en: \" \"}",
            "CONTENT_INVALID",
            19,
            "/organizationTypes/1/name/en",
            "文本不能为空",
            "the text must not be blank"),
        new Defect(
            "a number where a text belongs",
            SET,
            "  version: 1.0.0",
            "  version: 1.0",
            "CONTENT_INVALID",
            7,
            "/criteriaSet/version",
            "应为文本，实际为数字 1.0，文本请加引号",
            "expected a text, found a number 1.0; put it in quotes"),
        new Defect(
            "a list where a mapping belongs",
            SET,
            "{code: hunan-province, name: {zh: 湖南省, en: Hunan Province}}",
            "[]",
            "CONTENT_INVALID",
            3,
            "/criteriaSet/issuer",
            "应为键值对，实际为列表",
            "expected a mapping of keys, found a list"),
        new Defect(
            "a value that is not allowed",
            SET,
            "ORGANIZATION",
            "ORGANISATION",
            "CONTENT_INVALID",
            4,
            "/criteriaSet/subjectKind",
            "是否应为 ORGANIZATION？允许的值：ORGANIZATION、MEMBER",
            "did you mean ORGANIZATION? Allowed values: ORGANIZATION, MEMBER"),
        new Defect(
            "a code in another form",
            TYPES,
            "code: students",
            "code: Students",
            "CONTENT_INVALID",
            24,
            "/organizationTypes/1/attributes/0/code",
            "“Students”格式不对，应如 collectiveIncome",
            "must look like collectiveIncome"),
        new Defect(
            "an anchor in another form",
            SET,
            "\"HN#1.p8.1\"",
            "\"HN#1.0\"",
            "CONTENT_INVALID",
            21,
            "/criteriaSet/items/0/clause",
            "应如 HN#1.p2.3",
            "must look like HN#1.p2.3"),
        new Defect(
            "an empty list",
            TYPES,
            "nameEndsWith: [学校, 中学]",
            "nameEndsWith: []",
            "CONTENT_INVALID",
            16,
            "/organizationTypes/0/recognise/0/nameEndsWith",
            "至少要有 1 个元素",
            "at least 1 element is needed"),
        new Defect(
            "an element twice",
            TYPES,
            "levels: [UNIT]\n    attributes:\n      - {code: w",
            "levels: [UNIT, UNIT]\n    attributes:\n      - {code: w",
            "CONTENT_INVALID",
            6,
            "/organizationTypes/0/levels",
            "重复的元素",
            "holds an element twice"),
        new Defect(
            "values without ENUM",
            TYPES,
            "type: ENUM",
            "type: TEXT",
            "CONTENT_INVALID",
            12,
            "/organizationTypes/0/attributes/1/values",
            "values 只用于 type 为 ENUM 的属性",
            "values belong to attributes of type ENUM"),
        new Defect(
            "ENUM without values",
            TYPES,
            "type: INTEGER",
            "type: ENUM",
            "CONTENT_INVALID",
            24,
            "/organizationTypes/1/attributes/0",
            "缺少必填的键 values",
            "required key values is missing"),
        new Defect(
            "a dimension with use and code",
            SET,
            "{use: specimen/D1}",
            "{use: specimen/D1, code: D1}",
            "CONTENT_INVALID",
            13,
            "/criteriaSet/dimensions/0/code",
            "取自另一插件",
            "takes code, name and description from the other plugin"),
        new Defect(
            "an item without text and shared criterion",
            SET,
            "      text: {zh: 规划合理, en: Sound plan}\n",
            "",
            "CONTENT_INVALID",
            16,
            "/criteriaSet/items/0",
            "缺少必填的键 text",
            "required key text is missing"),
        new Defect(
            "a condition with equals and in",
            SET,
            "{attribute: windowService, equals: true}",
            "{attribute: windowService, equals: true, in: [true]}",
            "CONTENT_INVALID",
            25,
            "/criteriaSet/items/1/appliesTo/equals",
            "只能有 equals 或 in 之一",
            "either equals or in"),
        new Defect(
            "a meaning that nobody expanded",
            GLOSSARY,
            "meaning: null, expanded: false",
            "meaning: {zh: 猜, en: Guess}, expanded: false",
            "CONTENT_INVALID",
            3,
            "/glossary/1/meaning",
            "应为null",
            "expected null"),
        new Defect(
            "a key of a form field that its type does not have",
            FORM,
            "{type: boolean, title: 图书馆",
            "{type: boolean, minLength: 1, title: 图书馆",
            "CONTENT_INVALID",
            41,
            "/form/schema/properties/facilities/properties/library/minLength",
            "允许的键：type、title、x-title-en、description",
            "Allowed keys: type, title, x-title-en, description"),
        new Defect(
            "a type that forms do not have",
            FORM,
            "type: integer, title: 座位",
            "type: int, title: 座位",
            "CONTENT_INVALID",
            36,
            "/form/schema/properties/rooms/items/properties/seats/type",
            "允许的值：string、integer",
            "Allowed values: string, integer"),
        new Defect(
            "a form field name in another form",
            FORM,
            "      opened:",
            "      Opened:",
            "CONTENT_INVALID",
            23,
            "/form/schema/properties/Opened",
            "应如 collectiveIncome",
            "must look like collectiveIncome"),
        new Defect(
            "a form that allows unknown fields",
            FORM,
            "    additionalProperties: false\n    required: [year]",
            "    additionalProperties: true\n    required: [year]",
            "CONTENT_INVALID",
            11,
            "/form/schema/additionalProperties",
            "值应为 false，实际为 true",
            "the value must be false, not true"),
        new Defect(
            "an enum without labels",
            FORM,
            "        enum: [STRONG, WEAK]\n",
            "",
            "CONTENT_INVALID",
            15,
            "/form/schema/properties/standing",
            "有 x-enum-names 时必须有 enum",
            "key enum is required where x-enum-names stands"),
        new Defect(
            "a label too few",
            FORM,
            "          WEAK: {zh: 弱, en: Weak}\n",
            "",
            "CONTENT_INVALID",
            18,
            "/form/schema/properties/standing/x-enum-names",
            "缺少必填的键 WEAK",
            "required key WEAK is missing"),
        new Defect(
            "a label of no value",
            FORM,
            "enum: [STRONG, WEAK]",
            "enum: [STRONG]",
            "CONTENT_REFERENCE",
            20,
            "/form/schema/properties/standing/x-enum-names/WEAK",
            "取值 WEAK 不存在",
            "value WEAK does not exist"),
        new Defect(
            "a maximum below the minimum",
            FORM,
            "maximum: 2100",
            "maximum: 1999",
            "CONTENT_INVALID",
            14,
            "/form/schema/properties/year/maximum",
            "maximum 应不小于 minimum（2000）",
            "maximum must be at least minimum (2000)"),
        new Defect(
            "a broken regular expression",
            FORM,
            "'^[A-Z]\\d+$'",
            "'^[A-Z'",
            "CONTENT_INVALID",
            35,
            "/form/schema/properties/rooms/items/properties/name/pattern",
            "不是合法的正则表达式",
            "not a regular expression"),
        new Defect(
            "a required field that is not there",
            FORM,
            "required: [year]",
            "required: [yaer]",
            "CONTENT_REFERENCE",
            12,
            "/form/schema/required/0",
            "字段 yaer 不存在，是否应为 year？",
            "field yaer does not exist; did you mean year?"),
        new Defect(
            "a field that the layout leaves out",
            FORM,
            "opened, budget]",
            "opened]",
            "CONTENT_INVALID",
            44,
            "/form/layout",
            "还缺：budget",
            "missing: budget"),
        new Defect(
            "a field that the layout places twice",
            FORM,
            "[subjects,",
            "[subjects, year,",
            "CONTENT_DUPLICATE",
            48,
            "/form/layout/1/fields/1",
            "字段 year 重复",
            "field year stands twice, first at exemplar/forms/school-profile.yaml:46"),
        new Defect(
            "a form for a type that is not there",
            FORM,
            "organizationTypes: [school]",
            "organizationTypes: [shcool]",
            "CONTENT_REFERENCE",
            7,
            "/form/organizationTypes/0",
            "组织类型 shcool 不存在，是否应为 school？可用的：school、university",
            "organization type shcool does not exist; did you mean school? There are: school"),
        new Defect(
            "an item of no dimension",
            SET,
            "dimension: G1",
            "dimension: G2",
            "CONTENT_REFERENCE",
            27,
            "/criteriaSet/items/2/dimension",
            "维度 G2 不存在，是否应为 G1？",
            "dimension G2 does not exist; did you mean G1?"),
        new Defect(
            "a set for a type that is not there",
            SET,
            "[university]",
            "[college]",
            "CONTENT_REFERENCE",
            5,
            "/criteriaSet/organizationTypes/0",
            "组织类型 college 不存在",
            "organization type college does not exist"),
        new Defect(
            "a field of no form",
            SET,
            "school-profile.year",
            "shop-profile.year",
            "CONTENT_REFERENCE",
            20,
            "/criteriaSet/items/0/field",
            "表单 shop-profile 不存在，是否应为 school-profile？",
            "form shop-profile does not exist"),
        new Defect(
            "a field that its form does not have",
            SET,
            "school-profile.rooms",
            "school-profile.room",
            "CONTENT_REFERENCE",
            31,
            "/criteriaSet/items/2/field/0",
            "字段 room 不存在，是否应为 rooms？",
            "field room does not exist; did you mean rooms?"),
        new Defect(
            "a document that is not declared",
            SET,
            "\"HN#1.p8.1\"",
            "\"TZ#1.p8.1\"",
            "CONTENT_REFERENCE",
            21,
            "/criteriaSet/items/0/clause",
            "文件代号 TZ 不存在",
            "source code TZ does not exist"),
        new Defect(
            "a condition on an attribute that is not there",
            SET,
            "{attribute: windowService, equals: true}",
            "{attribute: window, equals: true}",
            "CONTENT_REFERENCE",
            25,
            "/criteriaSet/items/1/appliesTo/attribute",
            "属性 window 不存在",
            "attribute window does not exist"),
        new Defect(
            "a condition on a value that is not there",
            SET,
            "in: [SMALL, LARGE]",
            "in: [SMALL, HUGE]",
            "CONTENT_REFERENCE",
            30,
            "/criteriaSet/items/2/appliesTo/in/1",
            "取值 HUGE 不存在",
            "value HUGE does not exist"),
        new Defect(
            "a condition of another type",
            SET,
            "equals: true",
            "equals: \"yes\"",
            "CONTENT_INVALID",
            25,
            "/criteriaSet/items/1/appliesTo/equals",
            "取值应为 true, false",
            "use true, false, not yes"),
        new Defect(
            "a dimension twice",
            SET,
            "{code: G1, name",
            "{code: D1, name",
            "CONTENT_DUPLICATE",
            14,
            "/criteriaSet/dimensions/1/code",
            "维度 D1 重复",
            "dimension D1 stands twice"),
        new Defect(
            "an item twice",
            SET,
            "HN-X1.D1.02",
            "HN-X1.D1.01",
            "CONTENT_DUPLICATE",
            22,
            "/criteriaSet/items/1/code",
            "条目 HN-X1.D1.01 重复",
            "item HN-X1.D1.01 stands twice"),
        new Defect(
            "a type twice",
            TYPES,
            "code: university",
            "code: school",
            "CONTENT_DUPLICATE",
            18,
            "/organizationTypes/1/code",
            "组织类型 school 重复，exemplar/organization-types/schools.yaml:2 已有",
            "first at exemplar/organization-types/schools.yaml:2"),
        new Defect(
            "an attribute that is inherited already",
            TYPES,
            "code: students",
            "code: windowService",
            "CONTENT_DUPLICATE",
            24,
            "/organizationTypes/1/attributes/0/code",
            "属性 windowService 重复",
            "attribute windowService stands twice"),
        new Defect(
            "a super-type that is not there",
            TYPES,
            "extends: school",
            "extends: schools",
            "CONTENT_REFERENCE",
            21,
            "/organizationTypes/1/extends",
            "组织类型 schools 不存在，是否应为 school？",
            "did you mean school?"),
        new Defect(
            "a rule for a level that the type does not have",
            TYPES,
            "{level: UNIT,",
            "{level: CITY,",
            "CONTENT_INVALID",
            16,
            "/organizationTypes/0/recognise/0/level",
            "识别规则的层级 CITY",
            "the rule's level CITY is not among the type's levels: UNIT"),
        new Defect(
            "a day that is not there",
            "plugin.yaml",
            "2011-04-28",
            "2011-04-31",
            "CONTENT_INVALID",
            12,
            "/plugin/sources/0/date",
            "没有 2011-04-31 这一天",
            "there is no day 2011-04-31"),
        new Defect(
            "a path that such documents do not have",
            INDEX,
            "name: place",
            "name: palce",
            "CONTENT_REFERENCE",
            9,
            "/index/fields/1/name",
            "文档路径 palce 不存在，是否应为 place？",
            "document path palce does not exist; did you mean place?"),
        new Defect(
            "a condition on no path",
            INDEX,
            "where: {sector",
            "where: {sektor",
            "CONTENT_REFERENCE",
            6,
            "/index/where/sektor",
            "是否应为 sector？",
            "did you mean sector?"),
        new Defect(
            "a facet without title",
            INDEX,
            ", title: {zh: 地点, en: Place}",
            "",
            "CONTENT_INVALID",
            9,
            "/index/fields/1",
            "缺少必填的键 title",
            "required key title is missing"),
        new Defect(
            "a level that organisations do not have",
            INDEX,
            "where: {sector: specimen}",
            "where: {level: village}",
            "CONTENT_INVALID",
            6,
            "/index/where/level",
            "是否应为 VILLAGE？",
            "did you mean VILLAGE?"),
        new Defect(
            "a clause's level that is no number",
            INDEX,
            "source: CASE\n  where: {sector: specimen}",
            "source: CLAUSE\n  where: {level: COUNTY}",
            "CONTENT_INVALID",
            6,
            "/index/where/level",
            "“COUNTY”格式不对，应如 2",
            "must look like 2"),
        new Defect(
            "a year that is none",
            INDEX,
            "source: CASE\n  where: {sector: specimen}",
            "source: CLAUSE\n  where: {year: 二〇一一}",
            "CONTENT_INVALID",
            6,
            "/index/where/year",
            "应如 2011",
            "must look like 2011"),
        new Defect(
            "a set that refines itself",
            SET,
            "refines: null",
            "refines: HN-X1",
            "CONTENT_INVALID",
            9,
            "/criteriaSet/refines",
            "标准不能经 refines 回到自己：HN-X1 → HN-X1",
            "a set must not refine itself"),
        new Defect(
            "highlighting of a keyword",
            INDEX,
            "type: KEYWORD, facet",
            "type: KEYWORD, highlight: true, facet",
            "CONTENT_INVALID",
            9,
            "/index/fields/1/highlight",
            "未知的键 highlight",
            "unknown key highlight"),
        new Defect(
            "a range that is empty",
            INDEX,
            "from: 10}",
            "from: 10, below: 10}",
            "CONTENT_INVALID",
            17,
            "/index/fields/2/ranges/1/below",
            "below 应大于 from（10）",
            "below must be greater than from (10)"),
        new Defect(
            "a boost of nothing",
            INDEX,
            "boost: 3.0",
            "boost: 0",
            "CONTENT_INVALID",
            8,
            "/index/fields/0/boost",
            "值为 0，应大于 0",
            "must be greater than 0"),
        new Defect(
            "a term twice",
            GLOSSARY,
            "term: 三有一化, meaning: null, expanded: false",
            "term: 五个好, meaning: null, expanded: false",
            "CONTENT_DUPLICATE",
            3,
            "/glossary/1/term",
            "用语 五个好 重复",
            "term 五个好 stands twice"),
        new Defect(
            "a message in one language only",
            "messages/en.yaml",
            "error.CLOSED: Closed",
            "error.CLOSED: Closed\n  error.OPEN: Open",
            "CONTENT_INVALID",
            3,
            "/messages/error.OPEN",
            "缺少中文",
            "has no Chinese text"),
        new Defect(
            "a key twice",
            SET,
            "  refines: null",
            "  refines: null\n  version: 1.0.1",
            "CONTENT_DUPLICATE",
            10,
            "/criteriaSet/version",
            "键 version 重复，第 7 行已有",
            "key version stands twice, first on line 7"),
        new Defect(
            "an alias",
            SET,
            "refines: null\n  related: [QZ-P5]",
            "refines: null\n  related: &x [QZ-P5]\n  theme: *x",
            "CONTENT_UNREADABLE",
            11,
            "/criteriaSet/theme",
            "不支持 YAML 别名",
            "YAML aliases (*) are not supported"),
        new Defect(
            "broken YAML",
            SET,
            "use: APPRAISAL",
            "use: a: b",
            "CONTENT_UNREADABLE",
            8,
            "",
            "不是合法的 YAML",
            "not valid YAML: mapping values are not"),
        new Defect(
            "a second document",
            "messages/en.yaml",
            "error.CLOSED: Closed",
            "error.CLOSED: Closed\n---\nmessages: {}",
            "CONTENT_UNREADABLE",
            4,
            "",
            "一个文件只能有一个文档",
            "a file holds one document"),
        new Defect(
            "another top-level key",
            INDEX,
            "index:",
            "idnex:",
            "CONTENT_INVALID",
            1,
            "/idnex",
            "是否应为 index？",
            "did you mean index?"),
        new Defect(
            "two top-level keys",
            "dimensions.yaml",
            "dimensions:",
            "more: 1\ndimensions:",
            "CONTENT_INVALID",
            1,
            "/more",
            "未知的键 more",
            "unknown key more"));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void isNamedWithFileLinePlaceAndRemedy(Defect defect) {
    List<Problem> problems =
        Specimen.problems(Specimen.with(defect.file(), defect.text(), defect.replacement()));
    assertThat(problems).isNotEmpty();
    Problem problem =
        problems.stream()
            .filter(p -> p.path().equals(defect.path()))
            .findFirst()
            .orElse(problems.getFirst());
    assertThat(problem.code() + " " + problem.line() + " " + problem.path())
        .as("%s", problems)
        .isEqualTo(defect.code() + " " + defect.line() + " " + defect.path());
    assertThat(problem.file()).isEqualTo(Optional.of("exemplar/" + defect.file()));
    assertThat(problem.message().zh()).contains(defect.zh());
    assertThat(problem.message().en()).contains(defect.en());
  }

  @Test
  void setsThatRefineEachOtherInACircleAreNamedEach() {
    MemoryFiles files = Specimen.with(SET, "refines: null", "refines: HN-X2");
    String other =
        files
            .text("exemplar/" + SET)
            .replace("HN-X1", "HN-X2")
            .replace("refines: HN-X2", "refines: HN-X1")
            .replace("zh: 学校标准", "zh: 另一标准");
    assertThat(Specimen.problems(files.with("exemplar/criteria/hn-x2.yaml", other)))
        .extracting(p -> p.file().orElse("") + ":" + p.line() + " " + p.message().en())
        .containsExactly(
            "exemplar/criteria/hn-x1.yaml:9 a set must not refine itself, be it by way of others:"
                + " HN-X1 → HN-X2 → HN-X1; correct refines",
            "exemplar/criteria/hn-x2.yaml:9 a set must not refine itself, be it by way of others:"
                + " HN-X2 → HN-X1 → HN-X2; correct refines");
  }

  @Test
  void anItemsCodeStandsInOneSetOfAPlugin() {
    MemoryFiles files = Specimen.files();
    String other =
        files
            .text("exemplar/" + SET)
            .replace("code: HN-X1\n", "code: HN-X2\n")
            .replace("zh: 学校标准", "zh: 另一标准");
    assertThat(Specimen.problems(files.with("exemplar/criteria/hn-x2.yaml", other)))
        .extracting(p -> p.code() + " " + p.file().orElse("") + ":" + p.line() + " " + p.path())
        .contains("CONTENT_DUPLICATE exemplar/criteria/hn-x2.yaml:16 /criteriaSet/items/0/code");
  }

  @Test
  void theSpecimenItselfIsClean() {
    assertThat(Specimen.problems(Specimen.files())).isEmpty();
  }
}
