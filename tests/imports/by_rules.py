#!/usr/bin/env python3
"""The Vale as NetLogo, Gephi, yEd and Cytoscape write it, by the rules of their writers:
NW extension's GraphMLExport.scala (NetLogo 6), Gephi 0.9's ExporterGraphML.java, files of yEd 3.22,
Cytoscape 3's GraphMLWriter.java. None of them needs a network to be drawn: python3 by_rules.py."""
from xml.sax.saxutils import escape

from vale import BODIES, EDGES, PLACES, SYSTEM

NODES = {**SYSTEM, **PLACES, **BODIES}
NUMBER = {code: k for k, code in enumerate(NODES)}
NAMES = ("kind", "turnover", "population", "reserve")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def plain(value):
    return f"{value:g}" if isinstance(value, (int, float)) else escape(str(value))


def netlogo():
    """Every turtle has all that any turtle has, 0 where nobody set it; names are in capitals."""
    node_keys = ["WHO", "COLOR", "HEADING", "XCOR", "YCOR", "SHAPE", "LABEL", "LABEL-COLOR", "BREED",
                 "HIDDEN?", "SIZE", "PEN-SIZE", "PEN-MODE", "KIND", "CODE", "TURNOVER", "POPULATION",
                 "RESERVE"]
    edge_keys = ["END1", "END2", "COLOR", "LABEL", "LABEL-COLOR", "HIDDEN?", "BREED", "THICKNESS",
                 "SHAPE", "TIE-MODE", "SHARE", "PLACE"]
    text = HEAD + ('<graphml xmlns="http://graphml.graphdrawing.org/xmlns/graphml"\n'
                   'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"  \n'
                   'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns/graphml">\n')
    for scope, keys in (("node", node_keys), ("edge", edge_keys)):
        for key in keys:
            text += f'<key id="{key}" for="{scope}" attr.name="{key}" attr.type="string"/>\n'
    text += '<graph edgedefault="directed">\n'
    for code, said in NODES.items():
        look = {"WHO": NUMBER[code], "COLOR": 5, "HEADING": 12, "XCOR": 0, "YCOR": 0,
                "SHAPE": "default", "LABEL": said.get("name", ""), "LABEL-COLOR": 9.9,
                "BREED": "turtles", "HIDDEN?": "false", "SIZE": 1, "PEN-SIZE": 1, "PEN-MODE": "up",
                "CODE": code}
        look.update({name.upper(): said.get(name, 0) for name in NAMES})
        text += f'<node id="turtle {NUMBER[code]}">\n'
        text += "\n".join(f'<data key="{key}">{plain(look[key])}</data>' for key in node_keys)
        text += "</node>\n"
    for one, other, said in EDGES:
        look = {"END1": f"(turtle {NUMBER[one]})", "END2": f"(turtle {NUMBER[other]})", "COLOR": 5,
                "LABEL": "", "LABEL-COLOR": 9.9, "HIDDEN?": "false", "BREED": "links",
                "THICKNESS": 0, "SHAPE": "default", "TIE-MODE": "none",
                "SHARE": said.get("share", 0), "PLACE": said.get("place", 0)}
        text += f'<edge source="turtle {NUMBER[one]}" target="turtle {NUMBER[other]}">'
        text += "".join(f'<data key="{key}">{plain(look[key])}</data>' for key in edge_keys)
        text += "</edge>\n"
    return text + "</graph>\n</graphml>\n"


def gephi():
    """Labels, weights of 1, looks; columns have ids in small letters and titles as they were."""
    text = HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    keys = [("label", "label", "string", "node"), ("edgelabel", "Edge Label", "string", "edge"),
            ("weight", "weight", "double", "edge"), ("edgeid", "Edge Id", "string", "edge")]
    keys += [(c, c, "int", "node") for c in "rgb"] + [(c, c, "float", "node") for c in ("x", "y", "size")]
    keys += [(name, name.title(), "string" if name == "kind" else "double", "node") for name in NAMES]
    keys += [("share", "Share", "double", "edge"), ("place", "Place", "string", "edge")]
    for key, title, kind, scope in keys:
        text += f'<key attr.name="{title}" attr.type="{kind}" for="{scope}" id="{key}"/>\n'
    text += '<graph edgedefault="directed">\n'
    for code, said in NODES.items():
        text += f'<node id="{code}">\n<data key="label">{escape(said.get("name", code))}</data>\n'
        for name in NAMES:
            if name in said:
                value = said[name]
                text += f'<data key="{name}">{value if name == "kind" else float(value)}</data>\n'
        text += ('<data key="size">10.0</data>\n<data key="r">192</data>\n<data key="g">192</data>\n'
                 '<data key="b">192</data>\n<data key="x">-21.5</data>\n<data key="y">3.25</data>\n</node>\n')
    for k, (one, other, said) in enumerate(EDGES):
        text += f'<edge source="{one}" target="{other}">\n<data key="edgeid">{k}</data>\n'
        text += '<data key="weight">1.0</data>\n'
        text += "".join(f'<data key="{name}">{value}</data>\n' for name, value in said.items())
        text += "</edge>\n"
    return text + "</graph>\n</graphml>\n"


def yed():
    """Ids of its own, the words on a node within its picture, groups, ports, CDATA."""
    text = HEAD.replace("?>", ' standalone="no"?>') + (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:y="http://www.yworks.com/xml/graphml" '
        'xmlns:yed="http://www.yworks.com/xml/yed/3">\n  <!--Created by yEd 3.22-->\n'
        '  <key attr.name="Description" attr.type="string" for="graph" id="d0"/>\n'
        '  <key for="port" id="d1" yfiles.type="portgraphics"/>\n'
        '  <key for="port" id="d2" yfiles.type="portgeometry"/>\n'
        '  <key for="port" id="d3" yfiles.type="portuserdata"/>\n'
        '  <key attr.name="kind" attr.type="string" for="node" id="d4">\n    <default xml:space="preserve"/>\n  </key>\n'
        '  <key attr.name="turnover" attr.type="double" for="node" id="d5"/>\n'
        '  <key attr.name="population" attr.type="int" for="node" id="d6"/>\n'
        '  <key attr.name="reserve" attr.type="double" for="node" id="d7"/>\n'
        '  <key attr.name="url" attr.type="string" for="node" id="d8"/>\n'
        '  <key attr.name="description" attr.type="string" for="node" id="d9"/>\n'
        '  <key for="node" id="d10" yfiles.type="nodegraphics"/>\n'
        '  <key for="graphml" id="d11" yfiles.type="resources"/>\n'
        '  <key attr.name="share" attr.type="double" for="edge" id="d12"/>\n'
        '  <key attr.name="place" attr.type="string" for="edge" id="d13"/>\n'
        '  <key for="edge" id="d14" yfiles.type="edgegraphics"/>\n'
        '  <graph edgedefault="directed" id="G">\n    <data key="d0" xml:space="preserve"/>\n')
    ids = {"kind": "d4", "turnover": "d5", "population": "d6", "reserve": "d7"}
    group = ("ashby", "brook")
    where = {code: f"n9::n{NUMBER[code]}" if code in group else f"n{NUMBER[code]}" for code in NODES}

    def node(code):
        said = NODES[code]
        lines = f'    <node id="{where[code]}">\n'
        for name, key in ids.items():
            if name == "kind":
                lines += f'      <data key="{key}" xml:space="preserve"><![CDATA[{said[name]}]]></data>\n'
            elif name in said:
                lines += f'      <data key="{key}">{said[name]}</data>\n'
        return lines + (f'      <data key="d9"/>\n      <data key="d10">\n        <y:ShapeNode>\n'
                        f'          <y:Geometry height="30.0" width="90.0" x="20.0" y="0.0"/>\n'
                        f'          <y:NodeLabel alignment="center" fontSize="12">{code}<y:LabelModel>'
                        f'<y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>\n'
                        f'          <y:Shape type="rectangle"/>\n        </y:ShapeNode>\n      </data>\n'
                        f'      <port name="0"/>\n    </node>\n')

    text += "".join(node(code) for code in NODES if code not in group)
    text += ('    <node id="n9" yfiles.foldertype="group">\n      <data key="d10">\n'
             '        <y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>'
             '<y:NodeLabel>places</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode>\n'
             '      </data>\n    <graph edgedefault="directed" id="n9:">\n')
    text += "".join(node(code) for code in group) + "    </graph>\n    </node>\n"
    for k, (one, other, said) in enumerate(EDGES):
        text += f'    <edge id="e{k}" source="{where[one]}" sourceport="0" target="{where[other]}">\n'
        if "share" in said:
            text += f'      <data key="d12">{said["share"]}</data>\n'
        if "place" in said:
            text += f'      <data key="d13" xml:space="preserve"><![CDATA[{said["place"]}]]></data>\n'
        text += ('      <data key="d14">\n        <y:PolyLineEdge><y:Arrows source="none" target="standard"/>'
                 '</y:PolyLineEdge>\n      </data>\n    </edge>\n')
    return text + '  </graph>\n  <data key="d11">\n    <y:Resources/>\n  </data>\n</graphml>\n'


def cytoscape():
    """All keys are for nodes, those of edges and of the network too; ids are SUIDs; no namespace."""
    def keys(columns):
        return "".join(f'    <key attr.name="{c}" attr.type="{t}" for="node" id="{c}"/>\n'
                       for c, t in columns)
    both = [("SUID", "string"), ("shared name", "string"), ("name", "string"), ("selected", "boolean")]
    text = ('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<graphml>\n' +
            keys(both + [("kind", "string"), ("turnover", "double"), ("population", "int"),
                         ("reserve", "double")]) +
            keys(both + [("interaction", "string"), ("shared interaction", "string"),
                         ("share", "double"), ("place", "string")]) +
            keys(both + [("__Annotations", "string")]) +
            '    <graph edgedefault="directed" id="The Vale">\n')
    for code, said in NODES.items():
        suid = 62 + NUMBER[code]
        text += f'        <node id="{suid}">\n'
        look = {"SUID": suid, "shared name": code, "name": code, "selected": "false",
                **{name: said[name] for name in NAMES if name in said}}
        text += "".join(f'            <data key="{key}">{value}</data>\n' for key, value in look.items())
        text += "        </node>\n"
    for k, (one, other, said) in enumerate(EDGES):
        text += f'        <edge source="{62 + NUMBER[one]}" target="{62 + NUMBER[other]}">\n'
        words = f"{one} (interacts with) {other}"
        look = {"SUID": 80 + k, "shared name": words, "name": words, "selected": "false",
                "interaction": "interacts with", "shared interaction": "interacts with", **said}
        text += "".join(f'            <data key="{key}">{value}</data>\n' for key, value in look.items())
        text += "        </edge>\n"
    return text + "    </graph>\n</graphml>\n"


def prefixed():
    """A writer of XML that names its namespace."""
    text = gephi()
    for word in ("graphml", "key", "graph", "node", "edge", "data"):
        for end in (" ", ">", "\n"):
            text = text.replace(f"<{word}{end}", f"<g:{word}{end}").replace(f"</{word}{end}", f"</g:{word}{end}")
    return text.replace("xmlns=", "xmlns:g=")


for writer in (netlogo, gephi, yed, cytoscape, prefixed):
    with open(f"networks/{writer.__name__}.graphml", "w", encoding="utf-8") as file:
        file.write(writer())
