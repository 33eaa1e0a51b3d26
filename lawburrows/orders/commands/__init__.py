"""The writes: convictions, orders, notifications and absences, decisions, and all of them for many people at once."""

from lawburrows.orders.commands.load import load_orders

__all__ = ["load_orders"]
