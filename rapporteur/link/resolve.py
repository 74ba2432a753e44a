"""Decide who a document's actors are in the case.

Registry ids decide first. People and bodies outside the registry are one actor where their names agree and
their affiliations do not contradict each other; a misprint needs the same affiliation as support. Somebody
without a name is an actor of that document alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapporteur.link.candidates import Node, find_candidates
from rapporteur.link.features import misprint, name_forms, same_name
from rapporteur.model.annotation import Chain
from rapporteur.model.ids import content_id
from rapporteur.model.link import Actor, ActorMention, Link, Linked, Reason
from rapporteur.model.reading import Reading
from rapporteur.reference import Reference
from rapporteur.reference.names import name_key
from rapporteur.reference.registry import Registry

MADE_BY = "link/1"
MANY = 200
"""People of one affiliation among whom a misprint is looked for; among more, a likeness says little."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Chains taken for one actor, in the order of documents; `reason` says why they were joined."""

    nodes: tuple[Node, ...]
    registry_id: str | None
    reason: Reason | None = None

    @property
    def named(self) -> bool:
        return self.registry_id is not None or any(node.chain.named for node in self.nodes)


def link_actors(readings: tuple[Reading, ...], *, country: str | None, reference: Reference) -> Linked:
    """Take chains of several documents for actors of the case, or NIL, with score and reasons.

    Args:
        readings: The case's documents, in any order.
        country: ISO 3166-1 alpha-3 code of the country concerned.
        reference: For the registry.

    Returns:
        Actors and links, sorted by id; every chain has just one link. The order of documents plays no part.
    """
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.id))
    registry = reference.registry
    nodes = find_candidates(ordered, country=country, registry=registry)
    clusters = _clusters(nodes, registry)
    actor_ids = {node.key: _actor_id(cluster) for cluster in clusters for node in cluster.nodes}
    texts = {reading.document.id: reading.text.text for reading in ordered}
    known = set(actor_ids.values())
    counts = Counter(cluster.registry_id for cluster in clusters if cluster.registry_id)
    several = frozenset(key for key, count in counts.items() if count > 1)
    actors = (_actor(cluster, actor_ids, known, texts, registry, several) for cluster in clusters)
    links = (_link(node, cluster, actor_ids) for cluster in clusters for node in cluster.nodes)
    return Linked(
        tuple(sorted(actors, key=lambda actor: actor.id)),
        tuple(sorted(links, key=lambda link: (link.doc, link.chain))),
    )


def _clusters(nodes: tuple[Node, ...], registry: Registry) -> tuple[_Cluster, ...]:
    known: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.registry_id:
            known[node.registry_id, node.about or ""].append(node)
    rest = tuple(node for node in nodes if node.registry_id is None)
    single = [_Cluster((node,), None) for node in rest if not node.chain.named]
    named = [node for node in rest if node.chain.named]
    clusters = [_Cluster(tuple(group), key) for (key, _), group in sorted(known.items())]
    clusters += _by_name(
        [node for node in named if len(name_key(node.chain.name)) > 1 or not _is_person(node)]
    )
    short = [node for node in named if len(name_key(node.chain.name)) <= 1 and _is_person(node)]
    clusters = _joined_misprints(clusters, registry)
    return (*_with_short_names(clusters, short, registry), *single)


def _is_person(node: Node) -> bool:
    return node.chain.actor_kind == "person"


def _by_name(nodes: list[Node]) -> list[_Cluster]:
    """Chains of one name, kept apart where they belong to different states."""
    by_form: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        by_form[node.chain.actor_kind, min(name_forms(node.chain.name))].append(node)
    merged = _merge_orders(by_form)
    return [_Cluster(tuple(part), None) for group in merged for part in _apart(group)]


def _merge_orders(by_form: Mapping[tuple[str, str], list[Node]]) -> list[list[Node]]:
    """Groups whose names differ only in order ("Jong Un Kim"): `min` of the forms misses three-part names."""
    owner: dict[tuple[str, str], tuple[str, str]] = {}
    groups: dict[tuple[str, str], list[Node]] = {}
    for key, nodes in sorted(by_form.items()):
        forms = {(key[0], form) for node in nodes for form in name_forms(node.chain.name)}
        home = next((owner[form] for form in sorted(forms) if form in owner), key)
        groups.setdefault(home, []).extend(nodes)
        for form in forms:
            owner.setdefault(form, home)
    return list(groups.values())


def _apart(nodes: list[Node]) -> list[list[Node]]:
    """One group, or one for each state where the affiliations contradict each other."""
    states = {node.of_key for node in nodes if node.of_key and node.of_key.startswith("state:")}
    if len(states) < 2:
        return [nodes]
    groups: dict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.of_key if node.of_key in states else None].append(node)
    return [group for _, group in sorted(groups.items(), key=lambda pair: pair[0] or "")]


def _joined_misprints(clusters: list[_Cluster], registry: Registry) -> list[_Cluster]:
    """Join people whose names are a misprint of another's in the case, of the same affiliation."""
    people = [cluster for cluster in clusters if _is_person(cluster.nodes[0])]
    blocks: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in people:
        if cluster.registry_id or len(cluster.nodes) > 1:
            for of in sorted(_affiliations(cluster, registry)):
                blocks[of].append(cluster)
    home: dict[int, int] = {}
    extra: dict[int, list[tuple[_Cluster, Reason]]] = defaultdict(list)
    for cluster in people:
        if cluster.registry_id or len(cluster.nodes) > 1:
            continue
        near = {id(c): c for of in _affiliations(cluster, registry) for c in blocks[of]}
        if len(near) > MANY:
            continue
        found = [(other, r) for other in near.values() if (r := _is_misprint(cluster, other, registry))]
        if len(found) == 1:
            home[id(cluster)] = id(found[0][0])
            extra[id(found[0][0])].append((cluster, found[0][1]))
    kept = [cluster for cluster in clusters if id(cluster) not in home]
    return [_grown(cluster, extra.get(id(cluster), [])) for cluster in kept]


def _grown(cluster: _Cluster, extra: list[tuple[_Cluster, Reason]]) -> _Cluster:
    nodes = (*cluster.nodes, *(node for other, _ in extra for node in other.nodes))
    return _Cluster(nodes, cluster.registry_id, extra[0][1] if extra else cluster.reason)


def _is_misprint(cluster: _Cluster, other: _Cluster, registry: Registry) -> Reason | None:
    mine = _affiliations(cluster, registry)
    if not mine or not mine & _affiliations(other, registry):
        return None
    name = registry.name(other.registry_id) if other.registry_id else other.nodes[0].chain.name
    return misprint(cluster.nodes[0].chain.name, name or "")


def _affiliations(cluster: _Cluster, registry: Registry) -> frozenset[str]:
    parent = registry.parent(cluster.registry_id) if cluster.registry_id else None
    return frozenset(key for key in (parent, *(node.of_key for node in cluster.nodes)) if key)


def _with_short_names(clusters: list[_Cluster], short: list[Node], registry: Registry) -> list[_Cluster]:
    """A family name alone is the one person of that name with the same affiliation, else somebody new."""
    added: dict[int, list[Node]] = defaultdict(list)
    alone = []
    by_end = _by_end(clusters, registry)
    for node in short:
        named = by_end.get(name_key(node.chain.name), [])
        owners = [c for c in named if node.of_key is not None and node.of_key in _affiliations(c, registry)]
        if len(owners) == 1:
            added[id(owners[0])].append(node)
        else:
            alone.append(node)
    reason = Reason("family name and affiliation", 0.7, "the only person of that family name there")
    grown = [
        _Cluster((*c.nodes, *added[id(c)]), c.registry_id, reason) if id(c) in added else c for c in clusters
    ]
    return [*grown, *_by_name(alone)]


def _by_end(clusters: list[_Cluster], registry: Registry) -> dict[tuple[str, ...], list[_Cluster]]:
    """People by the first and by the last word of their names."""
    found: dict[tuple[str, ...], list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        if _is_person(cluster.nodes[0]):
            name = registry.name(cluster.registry_id) if cluster.registry_id else cluster.nodes[0].chain.name
            parts = name_key(name or "")
            for end in sorted({parts[:1], parts[-1:]}):
                found[end].append(cluster)
    return found


def _actor_id(cluster: _Cluster) -> str:
    if cluster.registry_id:
        about = cluster.nodes[0].about
        return content_id("actor", cluster.registry_id, *((about,) if about else ()))
    if not cluster.named:
        node = cluster.nodes[0]
        return content_id("actor", node.doc, node.chain.id)
    names = sorted(min(name_forms(node.chain.name)) for node in cluster.nodes)
    of = sorted(node.of_key for node in cluster.nodes if node.of_key)
    return content_id("actor", cluster.nodes[0].chain.actor_kind, names[0], of[0] if of else "")


def _link(node: Node, cluster: _Cluster, actor_ids: Mapping[Key, str]) -> Link:
    reasons = [*node.reasons]
    score = node.score
    if node.registry_id is None and len(cluster.nodes) > 1:
        other = cluster.nodes[1] if cluster.nodes[0].key == node.key else cluster.nodes[0]
        reason = same_name(node.chain.name, other.chain.name) or cluster.reason
        if reason is not None:
            reasons.append(reason)
            score = min(score, reason.score)
    return Link(node.doc, node.chain.id, actor_ids[node.key], score, tuple(reasons), MADE_BY)


def _actor(
    cluster: _Cluster,
    actor_ids: Mapping[Key, str],
    known: set[str],
    texts: Mapping[str, str],
    registry: Registry,
    several: frozenset[str],
) -> Actor:
    actor_id = _actor_id(cluster)
    registry_id = cluster.registry_id
    nodes = sorted(cluster.nodes, key=lambda node: node.key)
    kind = registry.kind(registry_id) if registry_id else None
    return Actor(
        id=actor_id,
        name=_registry_name(cluster, registry, several) or _fullest(node.chain.name for node in nodes),
        actor_kind=kind or nodes[0].chain.actor_kind,
        named=cluster.named,
        registry_id=registry_id,
        iso3=registry.iso3(registry_id) if registry_id and kind == "state" else None,
        of=_of(nodes, actor_id, registry_id, actor_ids, known, registry),
        role=_role(nodes),
        names=_names(nodes, texts),
        mentions=_mentions(nodes, texts),
        made_by=MADE_BY,
    )


def _registry_name(cluster: _Cluster, registry: Registry, several: frozenset[str]) -> str | None:
    """The name in the registry, with its state where the case has two bodies of that name."""
    name = registry.name(cluster.registry_id) if cluster.registry_id else None
    state = registry.name(cluster.nodes[0].about or "")
    return f"{name} ({state})" if name and state and cluster.registry_id in several else name


def _fullest(names: Iterable[str]) -> str:
    """The longest name; of several, the most frequent one."""
    counts = Counter(names)
    return max(counts, key=lambda name: (len(name.split()), counts[name], len(name), name))


def _of(
    nodes: list[Node],
    actor_id: str,
    registry_id: str | None,
    actor_ids: Mapping[Key, str],
    known: set[str],
    registry: Registry,
) -> str | None:
    """What the actor belongs to: as most documents say, else as the registry knows."""
    keys = [(node.doc, node.chain.of) for node in nodes if node.chain.of]
    counts = Counter(actor_ids[key] for key in keys if key in actor_ids)
    counts.pop(actor_id, None)
    if counts:
        return min(counts, key=lambda of: (-counts[of], of))
    parent = registry.parent(registry_id) if registry_id else None
    of = content_id("actor", parent) if parent else None
    return of if of in known else None


def _role(nodes: list[Node]) -> str | None:
    """The office as printed: most frequent, counting an office for every fuller one that holds it."""
    counts = Counter(node.chain.role for node in nodes if node.chain.role)
    if not counts:
        return None
    weight = {
        role: sum(count for other, count in counts.items() if other.lower() in role.lower())
        for role in counts
    }
    return max(counts, key=lambda role: (weight[role], len(role), role))


def _names(nodes: list[Node], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Every form of the name that is printed; where a text gives only the office, how it prints that."""
    forms = {
        " ".join(texts[node.doc][mention.start : mention.end].split())
        for node in nodes
        for mention in node.chain.mentions
        if mention.kind in (("name", "demonym") if node.chain.named else ("title", "nominal"))
    }
    return tuple(sorted(forms | {node.chain.name for node in nodes}))


def _mentions(nodes: list[Node], texts: Mapping[str, str]) -> tuple[ActorMention, ...]:
    return tuple(
        sorted(
            (
                _mention(node.doc, node.chain, at, texts, node.score)
                for node in nodes
                for at in range(_count(node))
            ),
            key=lambda mention: (mention.doc, mention.start, mention.end),
        )
    )


def _count(node: Node) -> int:
    return len(node.chain.mentions)


def _mention(doc: str, chain: Chain, at: int, texts: Mapping[str, str], score: float) -> ActorMention:
    mention = chain.mentions[at]
    return ActorMention(doc, mention.start, mention.end, texts[doc][mention.start : mention.end], score)
