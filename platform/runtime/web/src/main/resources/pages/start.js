const query = `# 行业、标准与表单 · Sectors with their criteria and forms
# Ctrl+Enter 执行 · runs it
query Sectors {
  sectors {
    id
    name
    organizationTypes { code name }
    criteriaSets { code version }
    forms { id version }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultQuery: query,
  }),
);
