#!/usr/bin/env python3
"""Writes what networkx, igraph and pandas make of the Vale: python3 make.py, in this folder."""
import tempfile

import igraph
import networkx
import pandas

from vale import BODIES, EDGES, PLACES, SYSTEM


def with_networkx():
    graph = networkx.MultiDiGraph()
    for code, said in {**SYSTEM, **PLACES, **BODIES}.items():
        graph.add_node(code, **said)
    for one, other, said in EDGES:
        graph.add_edge(one, other, **said)
    networkx.write_graphml(graph, "networks/networkx.graphml")
    networkx.write_graphml(networkx.Graph(graph), "networks/networkx_undirected.graphml")
    networkx.write_graphml(networkx.convert_node_labels_to_integers(graph, label_attribute="code"),
                           "networks/networkx_integers.graphml", named_key_ids=True)


def with_igraph():
    graph = igraph.Graph(directed=True)
    nodes = {**SYSTEM, **PLACES, **BODIES}
    for code, said in nodes.items():
        graph.add_vertex(name=said.get("name", code), code=code,
                         **{key: said.get(key) for key in ("kind", "turnover", "population", "reserve")})
    for one, other, said in EDGES:
        graph.add_edge(list(nodes).index(one), list(nodes).index(other), **said)
    graph.write_graphml("networks/igraph.graphml")


def with_both():
    """What igraph reads is written with its own ids. It loses numbers that are whole for some
    nodes and not for others, which networkx declares twice."""
    graph = networkx.MultiDiGraph()
    for code, said in {**SYSTEM, **PLACES, **BODIES}.items():
        graph.add_node(code, **{k: float(v) if k == "turnover" else v for k, v in said.items()})
    for one, other, said in EDGES:
        graph.add_edge(one, other, **said)
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        networkx.write_graphml(graph, file.name)
        igraph.Graph.Read_GraphML(file.name).write_graphml("networks/igraph_of_networkx.graphml")


def small_world():
    """Watts and Strogatz: twelve bodies that sit on no board, two in each place, tied beyond."""
    graph = networkx.watts_strogatz_graph(12, 4, 0.2, seed=1)
    kinds = ("acute", "ccg", "council")
    for k in list(graph):
        graph.nodes[k].update(kind=kinds[k % 3], code=f"B{k}", turnover=100.0 + 10 * k, off_board=True)
    for one, other in list(graph.edges):
        graph.edges[one, other]["kind"] = "tie"
    graph.add_node("vale", kind="system")
    for place in range(6):
        graph.add_node(f"P{place}", kind="place", population=50000)
        for k in (2 * place, 2 * place + 1):
            graph.add_edge(k, f"P{place}")
    networkx.write_graphml(graph, "ties/small_world.graphml")


def with_pandas():
    points = pandas.DataFrame({"trust.gain": [.01, .02, .03], "months": [24.0, 36.0, 48.0],
                               "switches.workforce": [True, False, True],
                               "regime": ["memorandum", "majority", "alliance"]})
    points.to_csv("tables/pandas.csv", index=False)
    points.to_csv("tables/pandas_index.csv")
    points.to_csv("tables/pandas_semicolons.csv", index=False, sep=";", decimal=",")
    points.to_csv("tables/pandas_tabs.csv", index=False, sep="\t")
    points.to_csv("tables/pandas_windows.csv", index=False, lineterminator="\r\n",
                  encoding="utf-8-sig")


with_networkx()
with_igraph()
with_both()
small_world()
with_pandas()
