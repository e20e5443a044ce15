"""What may be said of a stress test that asks for one thing beside its matrix."""
from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, order_of
from concordat.claims.words import count, interval, number


def order_finding(stands: Estimate, sets: int, ways: int) -> str:
    """Whether the order of ways of governing is the same in most sets: said where the interval leaves out a half."""
    if ways < 2:
        return "Under which conditions it breaks"
    share = f"{number(stands.value, 'percent')} {interval(stands, 'percent')}".strip()
    order = order_of(stands, .5)
    if order is Order.MORE:
        return f"The order of ways of governing stands in most of {count(sets, 'set')} of parameters: {share}"
    if order is Order.LESS:
        return f"The order of ways of governing stands in fewer than half of {count(sets, 'set')} of parameters: {share}"
    return f"Ways of governing over {count(sets, 'set')} of parameters: whether their order stands in most of them is not to be told"
