// What the tour of README.md asks, one tab each; TourTest compares them.
const tour = [
  {
    query: `# 已安装的插件与行业 · What is installed (Ctrl+Enter 执行 · runs it)
query Installed {
  plugins { id state }
  sector(id: "rural") {
    name
    criteriaSets { code items { code } }
    forms { id }
    searchIndexes { id }
  }
}
`,
  },
  {
    query: `# 适用于一个组织的标准 · Which criteria judge one organisation
query Criteria {
  organization(code: "990101001001") {
    name
    type
    parent { name }
    criteriaSets {
      code
      name
      items(dimension: "D1") { text evidence clause }
    }
  }
}
`,
  },
  {
    query: `# 填写表单：错误值被指明位置并退回 · Fill in a form: wrong values are refused with their place
mutation FillIn {
  saveRuralVillageProfile(input: {organization: "990101001001", values: {year: 2025, collectiveIncome: -3}}) {
    profile { version }
    errors { ... on InputError { code path message } }
  }
}
`,
  },
  {
    query: `# 检索案例 · Search cases
query Search {
  rural {
    searchCases(text: "茶叶", first: 3) {
      totalCount
      facets {
        industry { value count }
        collectiveIncome { value count }
      }
      edges {
        score
        highlights { field fragments }
        node { title place }
      }
    }
  }
}
`,
  },
  {
    query: `# 阅读政策文件 · Read policy documents
query Policies {
  policyDocuments(first: 3) {
    totalCount
    nodes {
      number
      title
      issuers
      date
      nested { title }
      doubts { code line message }
      clauses {
        anchor
        heading
        children { anchor heading }
      }
    }
  }
}
`,
  },
];
