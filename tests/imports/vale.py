"""A system of two places and five organisations that every tool writes in its own way."""
SYSTEM = {"vale": dict(kind="system", name="The Vale")}
PLACES = {"ashby": dict(kind="place", population=300000),
          "brook": dict(kind="place", population=200000)}
BODIES = {"H1": dict(kind="acute", name='Ashby & "General" <Hospital>', turnover=400.5),
          "C1": dict(kind="ccg", turnover=380),
          "C2": dict(kind="ccg", turnover=190),
          "L1": dict(kind="council", turnover=105, reserve=0.25),
          "G1": dict(kind="gp_federation", turnover=45)}
EDGES = [("ashby", "vale", {}), ("brook", "vale", {}),
         ("H1", "ashby", dict(share=0.7)), ("H1", "brook", dict(share=0.2)),
         ("C1", "ashby", {}), ("C2", "brook", {}), ("L1", "ashby", {}), ("G1", "ashby", {}),
         ("C1", "H1", dict(share=0.5, place="ashby")), ("C2", "H1", dict(share=0.15, place="brook")),
         ("C1", "G1", dict(share=0.6))]
