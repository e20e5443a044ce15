"""The network that `explain` writes, as networkx and igraph read it, and as they write it back."""
import json
import unittest

import results

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None


def trust_of(edges: list[dict]) -> list[float]:
    return [edge["trust"] for edge in edges if edge["kind"] == "trust"]


class Network(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        results.call("explain", "three_places", "--network", "vale.graphml", "--runs", "9")
        cls.file = results.FOLDER / "vale.graphml"
        cls.digest = cls.digest_of("vale.graphml")

    @staticmethod
    def digest_of(network: str) -> str:
        """Of some runs of the system in a file."""
        stem = network.removesuffix(".graphml")
        (results.FOLDER / f"{stem}.txtpb").write_text(f'title: "Back" months: 12 graphml: "{network}"\n')
        results.call("run", f"{stem}.txtpb", "--replicates", "20", "--quiet", "--output", f"{stem}.h5")
        return json.loads(results.call("info", f"{stem}.h5", "--format", "json").stdout)["digest"]

    def expect_whole(self, kinds: list[str], edges: list[dict]) -> None:
        self.assertEqual((len(kinds), kinds.count("council")), (17, 3))
        trust = trust_of(edges)
        self.assertEqual(len(trust), 13 * 12)
        self.assertTrue(all(0 < t < 1 for t in trust))

    @unittest.skipUnless(networkx, "python3-networkx is not installed")
    def test_networkx_reads_it_and_what_it_writes_is_the_same_system(self):
        graph = networkx.read_graphml(self.file)
        self.expect_whole([data["kind"] for _, data in graph.nodes(data=True)], [data for *_, data in graph.edges(data=True)])
        networkx.write_graphml(graph, results.FOLDER / "by_networkx.graphml")
        self.assertEqual(self.digest_of("by_networkx.graphml"), self.digest)

    @unittest.skipUnless(igraph, "python3-igraph is not installed")
    def test_igraph_reads_it_and_what_it_writes_is_the_same_system(self):
        graph = igraph.Graph.Read_GraphML(str(self.file))
        self.expect_whole(list(graph.vs["kind"]), [edge.attributes() for edge in graph.es])
        graph.write_graphml(str(results.FOLDER / "by_igraph.graphml"))
        self.assertEqual(self.digest_of("by_igraph.graphml"), self.digest)


if __name__ == "__main__":
    unittest.main()
