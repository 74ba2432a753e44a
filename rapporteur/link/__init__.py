"""Claims and registry -> Links."""

from rapporteur.link.resolve import link_actors

__all__ = ["link_actors"]
