const socket = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql", subscriptionUrl: socket }),
    defaultTabs: tour,
    defaultQuery: "",
  }),
);
