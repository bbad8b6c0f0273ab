"""The Spanish interface words of the reports. Data only: every key is also in ``words_en``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # ── nombres y palabras sueltas ──
        "report.title": "Informe de integración",
        "report.subtitle": "De lo que ya tiene a lo que pide: {target}",
        "report.running": "Informe de integración · {organisation} · {day}",
        "report.confidential": "Confidencial",
        "report.confidential_for": ("Confidencial: para {organisation} y quienes designe; no se puede redistribuir."),
        "report.contents": "Índice",
        "report.page": "Página",
        "report.of": "de",
        "cover.organisation": "Organización",
        "cover.target": "Objetivo",
        "cover.held": "Sistema de partida",
        "cover.as_of": "A fecha de",
        "cover.units": "Entidades y sistemas",
        "cover.none_held": "ninguno",
        "cover.no_soa": "no entregada",
        "cover.soa_unknown_to_it": "su norma no la tiene",
        "cover.by_organisation": "el archivo de la organización",
        "cover.by_question": "la pregunta hecha a esta evaluación",
        "certificate.certificateSeen": "visto",
        "certificate.certificateNotSeen": "no visto",
        "certificate.certificateNotStated": "nada indicado",
        "day": "{day} de {month} de {year}",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "place.sheet": "hoja {sheet}",
        "place.row": "fila {row}",
        "n_of_m": "{n} de {m}",
        "yes": "sí",
        "no": "no",
        "translated": "Parte del conocimiento de este informe solo existe en inglés; se marca con (en).",
        "n.item.one": "1 elemento",
        "n.item.other": "{n} elementos",
        "n.statement.one": "1 enunciado",
        "n.statement.other": "{n} enunciados",
        "message.items": "{asked}, que dan {items} en {units} entidades y sistemas",
        "n.new_item.zero": "Ningún elemento sería trabajo nuevo",
        "n.new_item.one": "1 elemento sería trabajo nuevo",
        "n.new_item.other": "{n} elementos serían trabajo nuevo",
        "n.new.zero": "Ningún enunciado sería trabajo nuevo",
        "n.new.one": "1 enunciado sería trabajo nuevo",
        "n.new.other": "{n} enunciados serían trabajo nuevo",
        "n.gap.zero": "aún no puede conocerse ninguna brecha, porque nadie ha inspeccionado nada",
        "n.gap.one": "se conoce 1 brecha",
        "n.gap.other": "se conocen {n} brechas",
        "n.open.zero": "ningún elemento abierto podría bloquear",
        "n.open.one": "1 elemento abierto podría bloquear",
        "n.open.other": "{n} elementos abiertos podrían bloquear",
        "n.joined.zero": "en ninguno de ellos lo entregado enlaza todavía un documento",
        "n.joined.one": "en 1 de ellos lo entregado ya enlaza un documento",
        "n.joined.other": "en {n} de ellos lo entregado ya enlaza un documento",
        "n.outside.one": "1 de los elementos corresponde a lo que el alcance deja fuera y no se aplica.",
        "n.outside.other": "{n} de los elementos corresponden a lo que el alcance deja fuera y no se aplican.",
        "n.later.one": "Otro espera a su fase y no se cuenta.",
        "n.later.other": "Otros {n} esperan a su fase y no se cuentan.",
        "n.soa_row.one": "1 fila",
        "n.soa_row.other": "{n} filas",
        "n.unsettled.one": "Se muestra 1 más sin contarlo, porque no está claro que se exija.",
        "n.unsettled.other": "Se muestran {n} más sin contarlos, porque no está claro que se exijan.",
        "n.stopped.one": "Se muestra 1 más sin contarlo: depende de un uso que prohíbe el artículo 5 del Reglamento de IA y al que hay que poner fin antes.",
        "n.stopped.other": (
            "Se muestran {n} más sin contarlos: dependen de un uso que prohíbe el artículo 5 del Reglamento de IA y al que "
            "hay que poner fin antes."
        ),
        "framework.iso42001": "ISO 42001",
        "framework.iso27001": "ISO 27001",
        "framework.iso9001": "ISO 9001",
        "framework.iso9001-2026": "ISO 9001:2026",
        "framework.aiact": "Reglamento de IA",
        "unit.undeclared": "Sistemas de IA, sin inventario entregado",
        "action.none": "nada que hacer",
        "action.create_unless": "nuevo, salvo que ya exista",
        "flag.excluded": "base excluida en su declaración",
        "flag.once": "construir una vez para ambos",
        "flag.planned": "fase posterior, no se cuenta",
        "flag.unsettled": "exigencia no clara, no se cuenta",
        "flag.stopped": "práctica prohibida: parar; no se cuenta",
        "blocks.blocksStage1": "fase 1",
        "blocks.blocksStage2": "fase 2",
        "blocks.blocksNone": "mejora",
        # ── apartado 1 ──
        "first.title": "Qué hacer primero y por qué",
        "first.intro": "Consta en sus propias listas o lo dijo quien leyó el documento; lo más grave, primero.",
        "n.first_more.zero": "",
        "n.first_more.one": "Consta 1 asunto más de esta clase.",
        "n.first_more.other": "Constan {n} asuntos más de esta clase.",
        "n.first_about.one": "y 1 más",
        "n.first_about.other": "y {n} más",
        "first.records": "Todos, fila por fila: apartado {number}.",
        "message.begin_first": "empezar por lo que figura a continuación",
        "summary.title": "Resumen",
        "summary.message": "Mensaje a la dirección",
        "summary.takes": "Qué hace falta",
        "summary.known": "Qué se sabe",
        "summary.behind": "Qué respalda la reutilización y la ampliación",
        "summary.items": "Elementos",
        "summary.requirements": "Requisitos",
        "summary.how": (
            "Un elemento es un enunciado para una entidad jurídica o un sistema de IA. Por requisitos, cada "
            "apartado o control cuenta una sola vez en cada tabla: en la de acciones, en la que más pesa de las que "
            "requiere; en la de estados, en el peor; por eso sus cifras no tienen que coincidir entre sí. Cada cifra enlaza "
            "con su definición y su consulta (anexo {number})."
        ),
        "summary.not": "Lo que este informe no es",
        "figure.all": "Todos",
        "figure.reuse": "Reutilizar tal cual",
        "figure.extend": "Ampliar",
        "figure.create": "Crear, salvo que ya exista",
        "figure.candidate": "Aún no se sabe: candidato por confirmar",
        "figure.unmapped": "Aún no se sabe: nadie ha buscado",
        "figure.confirm": "Afirmado: pendiente de comprobar",
        "figure.repair": "Corregir lo que hay",
        "figure.reuseJoined": "Hay un documento enlazado: citado en la declaración, asignado o entregado",
        "figure.reuseTyped": "Hay un documento vinculado por lo que es: no lo cita ninguna fila de una declaración",
        "figure.reuseNamed": "Hay un documento por su título: por confirmar",
        "figure.reusePresumed": "Solo se presume: no se conoce documento",
        "figure.blocksStage1": "Podría bloquear la fase 1",
        "figure.blocksStage2": "Podría bloquear la fase 2",
        "figure.blocksNone": "Mejora",
        "define.items": "La suma de los elementos por estado. Los enunciados cuya exigencia no está clara quedan fuera.",
        "define.requirements": "La suma de los requisitos por su peor estado.",
        "define.standing": (
            "Cada requisito con algún elemento que se reutiliza o amplía cuenta una vez, en lo más débil "
            "que respalda a sus elementos."
        ),
        "define.standing_label": "Requisitos según lo que respalda la reutilización: {label}",
        # ── decisiones y conflictos ──
        "decisions.title": "Decisiones de la dirección",
        "decisions.intro": (
            "Se derivan de los elementos abiertos; lo que pide cada enunciado figura en el apartado {number}."
        ),
        "decisions.behind": "Se deriva de:",
        "n.more.one": "y 1 más",
        "n.more.other": "y {n} más",
        "n.waiting.one": "De ello depende 1 elemento abierto más.",
        "n.waiting.other": "De ello dependen {n} elementos abiertos más.",
        "decision.inventory": (
            "Hacer inventariar todos los sistemas de IA, también los comprados, y designar quién mantiene la "
            "lista. Hasta entonces, lo que se pide a cada sistema no puede contarse ni planificarse."
        ),
        "decision.scope": (
            "Decidir qué entidades jurídicas, sedes, actividades y sistemas de IA abarca el sistema de gestión de "
            "IA y, si los hay, dónde limita con los sistemas de gestión ya implantados."
        ),
        "decision.criteria": (
            "Decidir qué riesgos de IA son aceptables y cuáles no, incluido el daño a las personas y a la sociedad."
        ),
        "decision.approval": (
            "Designar la dirección que aprueba el plan de tratamiento de riesgos de IA y acepta los riesgos de IA "
            "que quedan; no quienes evalúan esos riesgos."
        ),
        "decision.roles": (
            "Encomendar a alguien, con autoridad para ello, que el sistema de gestión de IA cumpla la norma, y designar "
            "a quien informe de su desempeño a la alta dirección."
        ),
        "decision.policy": (
            "Adoptar una política de IA y objetivos de IA; decidir si la política es propia o parte de otra existente."
        ),
        "decision.exclusions": (
            "Decidir sobre los controles cuya exclusión carece de motivo o contradice lo que hace la empresa."
        ),
        "decision.disputed": (
            "Hacer que decida una persona competente donde los lectores de una fila de correspondencia discrepan."
        ),
        "decision.contradiction": (
            "Hacer aclarar qué fuente es la correcta cuando dos de las entregadas dicen lo contrario."
        ),
        "decision.cycle": (
            "Fijar cuándo tendrán lugar la auditoría interna y la revisión por la dirección del sistema de gestión de "
            "IA, y quién audita: competente en IA y ajeno a la autoría del sistema."
        ),
        "decision.resources": (
            "Liberar personas, tiempo y dinero para el trabajo de este informe, o decir qué se deja fuera."
        ),
        "decision.once": (
            "Falta en un sistema ya implantado algo en lo que estos se apoyan: decidir si se construye una vez para "
            "ambos sistemas, y quién lo paga."
        ),
        "conflicts.title": "Conflictos por resolver",
        "conflicts.intro": (
            "Aquí dos exigencias se oponen entre sí; el responsable de un documento no puede resolverlo solo. Los motivos "
            "figuran en el apartado {number}."
        ),
        # ── controles en operación ──
        "own.title": "Las reglas que la propia organización se ha dado",
        "own.intro.1": "La auditoría interna también las comprueba (ISO/IEC 42001, 9.2.1). No se cuentan con los requisitos de una norma o ley.",
        "own.interval": "cada {months} meses",
        "own.interval.one": "cada mes",
        "own.col.rule": "Regla",
        "own.col.outcome": "¿Se cumple?",
        "own.col.unit": "Unidad",
        "own.col.interval": "Intervalo",
        "own.col.said": "Qué hacer",
        "own.col.rests_on": "Qué lo muestra",
        "own.col.document": "Figura en",
        "own.col.owner": "Responsable",
        "own.col.related": "Relacionada con",
        "own.col.place": "Dónde figuraba",
        "sheet.own": "Reglas propias",
        "records.title": "Controles en operación",
        "records.intro.1": (
            "Lo que muestran sus propias listas, fila por fila. Nadie ha contrastado las filas con lo que hay detrás; el "
            "índice de evidencias dice qué documentos ha examinado alguien."
        ),
        "records.intro.2": (
            "Lo que aquí queda abierto consta también en contra de los requisitos indicados. Se pregunta cuando nada "
            "dice que la lista esté completa, y lo que solo conviene revisar no es un requisito: ninguna de las dos "
            "cosas cuenta en contra de nada."
        ),
        "records.numbers": "{name}: {n}",
        "met.title": "Lo que sus registros muestran cumplido",
        "met.intro": "La otra cara del apartado {number}: lo que se ha juzgado y está en orden, según las filas entregadas.",
        "records.shown_by": "Lo muestra: {place}",
        "records.met_in": "Lo que las listas muestran cumplido figura en el anexo {number}.",
        "records.nothing_open": "No hay nada abierto ni que preguntar.",
        "records.met": "cumplido",
        "records.failed": "punto abierto",
        "records.asked": "pregunta",
        "records.observed": "a revisar",
        "records.own_rule": "una regla propia, que no cuenta como requisito",
        "records.row": "fila {row}",
        "records.col.theme": "Tema",
        "records.col.verdict": "Resultado",
        "records.col.judged": "Qué se ha comprobado",
        "records.col.about": "Fila",
        "records.col.unit": "Unidad",
        "records.col.days": "Fechas comparadas",
        "records.col.met_by": "Filas en que se apoya",
        "records.col.said": "Qué hacer o qué preguntar",
        "records.col.bears_on": "Afecta a",
        "records.col.place": "Dónde figuraba",
        "records.col.shape": "Regla",
        "records.day.on": "{on}",
        "records.day.effect": "con efecto desde el {on}",
        "records.day.needed_by": "necesario antes del {needed_by}",
        "records.day.due_on": "a más tardar el {due_on}",
        "records.day.last_on": "último el {last_on}",
        "records.day.next_due_on": "el siguiente, a más tardar el {next_due_on}",
        "records.day.gap": "nada entre el {begin} y el {end}, debido a más tardar el {due}",
        "records.day.measured": "medido {value}, límite {limit}",
        "records.day.assessed_on": "apreciado el {assessed_on}",
        "records.day.persons": "sin formación registrada de {persons}",
        "records.day.criteria": "criterio: {criteria}",
        # ── qué cambia la IA ──
        "scope.title": "Alcance del sistema de gestión de IA",
        "scope.col.id": "Id.",
        "scope.col.unit": "Unidad",
        "scope.col.entity": "Entidad jurídica",
        "scope.col.standing": "Dentro o fuera",
        "scope.col.ground": "Por qué, quién lo firmó y cuándo",
        "scope.settle": "Por resolver",
        "scope.leaving": "Dejan el grupo",
        "scope.waves": "Fases que no han comenzado",
        "scope.waves_intro": "Lo que cada una pide a sus sistemas de IA desde su fecha, tal como está hoy. Nada de ello cuenta antes.",
        "scope.col.wave": "Fase",
        "scope.col.since": "Desde",
        "scope.col.units": "Sistemas de IA",
        "scope.entities": "Por entidad jurídica",
        "scope.unnamed": "ninguna entrada del alcance lo nombra",
        "scope.note": (
            "Un cambio de alcance cuenta cuando está firmado y fechado. Para la organización nunca excluye un requisito de los "
            "capítulos 4 a 10: solo deja sin aplicar lo que estos piden a un sistema que queda fuera. No afecta a ningún deber "
            "legal. Lo que queda fuera del alcance no se ha examinado."
        ),
        "changes.title": "Qué cambia la IA en su SGSI",
        "changes.intro.1": (
            "La otra dirección: lo que el propio sistema de gestión de la seguridad de la información debe asumir "
            "en cuanto se desarrolla o usa IA. Son consecuencias que deducimos de lo que ISO/IEC 27001 ya pide; "
            "ninguna es un requisito añadido ni un elemento abierto de este informe."
        ),
        "changes.intro.2": (
            "Una entrada con condición solo les afecta si la condición se cumple. Al lado figura lo que su "
            "declaración de aplicabilidad dice en contra de un control aquí citado."
        ),
        "changes.concerns": "ISO 27001",
        "changes.soa": "Su declaración de aplicabilidad:",
        "changes.soa_row": "{control} {status} ({place})",
        "changes.col.concerns": "Dónde en ISO 27001",
        "changes.col.text": "Qué asumir",
        "changes.col.why": "Por qué",
        "flag.conflict": "conflicto por resolver",
        "message.start": (
            "Leemos {target} como {asked} (división nuestra, no su numeración). Para {base} de ellos hay un punto de "
            "partida en {held}: en {reuse} solo cambia el alcance de un documento, en {extend} hay que añadir algo; "
            "{joined}."
        ),
        "message.start_none": (
            "Leemos {target} como {asked} (división nuestra, no su numeración); no se parte de ningún sistema de gestión implantado, así que "
            "nada se presume."
        ),
        "message.work": (
            "{create}, salvo lo que ya exista; {gaps}, y {stage1} la fase 1 de una auditoría de certificación."
        ),
        "message.first_nothing": ("Nadie ha visto aún evidencia alguna, así que son indicios y no resultados: {asks}."),
        "message.first_some": "Se ha visto la evidencia de {evidenced}; para el resto: {asks}.",
        "message.first_none": "Se ha visto la evidencia de {evidenced} y no queda nada abierto.",
        "message.inventory": "entregue el inventario de sistemas de IA",
        "message.confirm": ("encargue confirmar lo que se apoya en un candidato, un título o una presunción ({items})"),
        "message.begin": "empiece por {requirement}",
        "message.and": " y ",
        "message.with": " y ",
        "not.1": ("No juzga la conformidad. Una correspondencia propone, la evidencia decide y solo un auditor juzga."),
        "not.2": (
            "No es un certificado ni un pronóstico de él. La certificación acreditada corresponde a "
            "organismos acreditados; certifica un sistema de gestión, nunca un sistema de IA."
        ),
        "not.3": (
            "No es la auditoría interna del apartado 9.2 ni debe archivarse como tal. Lo que se llama "
            "brecha o bloqueo es potencial hasta que lo confirme un auditor identificado."
        ),
        "not.4": "Un certificado o una declaración de aplicabilidad es un indicio, no una evidencia.",
        # ── apartado 2 ──
        "map.title": "Requisitos por estado y acción",
        "map.intro": (
            "Cada requisito con el peor estado de sus elementos, cuántos están resueltos (evidenciados o no "
            "aplicables) y en qué punto están. Las cifras son elementos. Los títulos en español son "
            "traducción nuestra."
        ),
        "map.requirement": "Requisito",
        "map.worst": "Peor estado",
        "map.settled": "Resueltos",
        "map.states": "Estado",
        "map.actions": "Acción",
        "map.clause": "Capítulo {number}",
        "map.group": "Grupo de controles {number}",
        "map.article": "Artículo {number}",
        "map.clause_of": "{framework}: capítulo {number}",
        "map.group_of": "{framework}: grupo de controles {number}",
        "map.article_of": "{framework}: artículo {number}",
        "map.total": "Todos los requisitos",
        # ── apartado 3 ──
        "lists.title": "Qué hacer con lo que ya tiene",
        "lists.intro": (
            "Cada elemento figura una sola vez, en la lista de su acción o estado; su número lleva a su lugar en el orden de "
            "trabajo del apartado {number}."
        ),
        "lists.usual": (
            "Salvo que una línea diga otra cosa, la revisión de su fila de correspondencia es «{review}» y el "
            "estado de la base, «{base}»."
        ),
        "list.usual_step": "Siguiente paso, salvo que una línea tenga el suyo: {step}",
        "list.usual_reason": "Motivo, salvo que una línea diga otra cosa: {reason}",
        "list.not_asked": "Lo que no se le pide",
        "reason.out_of_scope": "Fuera del alcance",
        "n.planned.one": "1 elemento de una fase posterior no figura en estas listas: el apartado sobre el alcance lo recoge por fase y el libro de cálculo, uno a uno.",
        "n.planned.other": "{n} elementos de fases posteriores no figuran en estas listas: el apartado sobre el alcance los recoge por fase y el libro de cálculo, uno a uno.",
        "list.step": "Siguiente paso",
        "list.together": "Igual en {n}:",
        "list.reuse": "Reutilizar tal cual",
        "list.extend": "Ampliar, documento por documento",
        "list.candidate": "Candidatos por confirmar",
        "list.create": "Crear, salvo que ya exista",
        "list.gap": "Brechas por causa",
        "list.repair": "Reparar lo que hay",
        "lists.overview": "Cada elemento figura una sola vez, en la lista de su acción o de su estado; el anexo {number} los recoge con motivos y próximos pasos.",
        "lists.col.list": "Lista",
        "lists.col.requirements": "Apartados y controles",
        "lists.gaps": "Lo que consta en contra de un elemento. El que tiene dos causas figura aquí dos veces, y en ningún otro sitio.",
        "lists.documents": "Lo que debe incorporar cada documento se detalla en el anexo {number}. Un documento nuevo junto al existente puede ser mejor vía.",
        "details.title": "Elemento por elemento: qué hacer con lo que ya se tiene",
        "later.title": "Elementos abiertos por orden de trabajo, tras la fase 1",
        "later.intro": "Continuación del orden del apartado {number}.",
        "open.later": "Aquí figura lo primero; lo que sigue está en el anexo {number}.",
        "mapping.title": "Cómo se corresponden los marcos, y falsos amigos",
        "list.unmapped": "Sin buscar todavía",
        "list.not_applicable": "No aplicable",
        "list.confirm": "Afirmado: pendiente de comprobar",
        "list.evidenced": "Evidenciado",
        "list.empty": "Ninguno.",
        "list.none": "No hay nada en estas listas:",
        "list.order": "Orden {orders}",
        "statement.one": "{place} · enunciado {n}",
        "statement.noun": "enunciado",
        "statement.nouns": "enunciados",
        "statement.in_text": "{place} enunciado {n}",
        "list.col.statement": "Enunciado",
        "list.col.asked": "Qué se pide, y qué hacer",
        "list.col.why": "Por qué está aquí",
        "list.add": "Añadir",
        "list.note": "Nota del auditor",
        "list.cause": "Causa",
        "list.observed": "Observado",
        "list.same": "Lo mismo para otras unidades.",
        "list.effort": "esfuerzo: {effort}",
        "list.blocks": "podría bloquear: {blocks}",
        "list.for": "Para",
        "reason.own_soa": "Su declaración de aplicabilidad, {control}",
        "reason.answers": "Se dice que responde a esto",
        "reason.tied": "Ligado al requisito, por confirmar",
        "reason.by_type": "Ofrecido por su tipo",
        "reason.searched": "Buscado sin hallar nada en {framework}",
        "reason.unmapped": "Nadie ha buscado una base en los sistemas implantados.",
        "reason.none_held": "No hay ningún sistema de gestión implantado.",
        "reason.unknown": "desconocido",
        "reason.design": "diseño: {basis}",
        "reason.operating": "operación: {basis}",
        "reason.inspected": "inspeccionado por {who} el {day}",
        "reason.base": "base {status}",
        "reason.entry": "declaración {control}: {status} ({place})",
        "reason.no_place": "lugar no registrado",
        "reason.joined": "enlazado: {documents}",
        "reason.named": "por su título, por confirmar: {documents}",
        "next.none": "Nada que hacer.",
        "next.confirm": "Que una persona identificada inspeccione {documents}.",
        "next.confirm_half": "Que se inspeccione {documents}, y pedir el tipo de evidencia que falta.",
        "next.confirm_unnamed": "Pedir el documento que respalda la afirmación y hacer que se inspeccione.",
        "next.repair": "Corregir {documents}: {causes}.",
        "next.repair_unnamed": "Corregir: {causes}.",
        "next.reuse_joined": ("Nombrar el nuevo sistema en el alcance de {documents} y hacer que se inspeccione."),
        "next.reuse_named": (
            "Confirmar que {documents} es el documento correcto y nombrar el nuevo sistema en su alcance."
        ),
        "next.reuse_presumed": (
            "Pedir el documento que hay detrás de {bases} y nombrar el nuevo sistema en su alcance."
        ),
        "next.reuse_bare": "Pedir el documento que sirve y nombrar el nuevo sistema en su alcance.",
        "next.extend_joined": "Hacer el añadido en {documents}, o en un documento nuevo junto a él.",
        "next.extend_named": "Confirmar que {documents} es el documento correcto y hacer el añadido.",
        "next.extend_presumed": "Pedir el documento que hay detrás de {bases} y hacer el añadido.",
        "next.extend_bare": "Pedir el documento que sirve y hacer el añadido.",
        "next.candidate": "Decidir si {documents} responde a esto y registrar quién lo decide.",
        "next.candidate_unnamed": "Nada de lo entregado muestra que la base ({bases}) esté en operación: entréguense sus filas de la declaración o sus documentos, o que alguien lo confirme.",
        "next.candidate_unlisted": "Localizar antes: {documents}, que su declaración cita y no figura en ninguna lista entregada. Después decidir si muestra {bases} en operación.",
        "next.find_first": "Localizar antes: {documents}, que su declaración cita y no figura en ninguna lista entregada.",
        "next.reuse_found": "Después, nombrar el nuevo sistema en su alcance.",
        "next.extend_found": "Después, hacer allí el añadido.",
        "next.finish_first": "Terminar antes en el sistema de partida: {controls}.",
        "next.create_open": "Preguntar si existe; si no, crearlo.",
        "next.create_open_once": "Preguntar si existe; si no, construirlo una vez para ambos sistemas: tampoco está implantado aún {controls}.",
        "next.create_gap": "Crearlo.",
        "next.create_gap_once": "Construirlo una vez para ambos sistemas: tampoco está implantado aún {controls}.",
        "next.excluded": "Su declaración excluye {controls}: reconsiderarlo allí o construirlo solo para la IA.",
        "next.unmapped": "Encargar que se busque una base en los sistemas implantados.",
        "document.version": "versión {version}",
        "document.owner": "responsable: {owner}",
        "document.no_owner": "sin responsable indicado",
        "document.no_delta": "Aún no se ha redactado el añadido de esta fila: léase el motivo.",
        "document.unlisted": "citado en su declaración y en ninguna lista entregada: localizarlo antes: {documents}",
        "document.also": "Incorpora también",
        "document.under": "según lo escrito en",
        "document.reuseJoined": "Documentos que su declaración cita o que se han asignado",
        "document.reuseTyped": "Documentos vinculados por lo que son, sin que los cite ninguna fila de una declaración: comprobar que sirven",
        "document.reuseNamed": "Documentos conocidos por su título: confirmar antes",
        "document.reusePresumed": "Sin documento conocido: pedir lo que hay detrás de estos",
        "document.intro": (
            "Cada documento una sola vez, con todo lo que debe incorporar; lo que comparten varios se escribe en el "
            "primero. Lo que pide cada enunciado figura en el orden de trabajo."
        ),
        "document.col.add": "Qué añadir",
        "document.col.why": "En qué se apoya, y por qué",
        "document.col.for": "Enunciado",
        # ── apartado 4 ──
        "open.title": "Elementos abiertos en orden de trabajo",
        "open.intro": (
            "Lo que podría bloquear la fase 1, luego la fase 2, luego el resto; lo que debe ir antes figura "
            "antes; entre iguales, primero el esfuerzo pequeño. Una línea que podría bloquear otra fase que la de "
            "su bloque lo indica. Nada en una norma voluntaria tiene fecha legal."
        ),
        "open.blocksStage1": "Primero: lo que podría bloquear la fase 1, y lo que debe ir antes",
        "open.blocksStage2": "Luego: lo que podría bloquear la fase 2, y lo que debe ir antes",
        "open.blocksNone": "Después: mejora",
        "begin.title": "Por dónde empezar: la primera etapa en una página",
        "begin.intro": "Una línea por requisito, en orden de trabajo. Con ello el sistema queda descrito, que es lo que mira la fase 1; que funciona se muestra después, con registros a lo largo del tiempo, la auditoría interna y la revisión por la dirección. Los roles son los que suelen responder de ello: en una empresa pequeña, una persona puede reunir varios.",
        "begin.col.shows": "Qué lo mostraría por escrito",
        "open.unsettled": "Fuera del orden: no está claro que se exijan",
        "open.stopped": "Fuera del orden: dependen de un uso que prohíbe el artículo 5 del Reglamento de IA; hay que ponerle fin, no mejorarlo",
        "open.col.order": "N.º",
        "open.col.statement": "Enunciado",
        "open.col.asked": "Qué se pide",
        "open.col.step": "Acción",
        "open.col.blocks": "Podría bloquear",
        "open.col.after": "Después de",
        "open.col.owner": "Rol responsable",
        "open.col.effort": "Esfuerzo",
        # ── apartado 5 ──
        "soa.title": "Borrador de declaración de aplicabilidad, ISO/IEC 42001",
        "soa.banner": "Propuesta pendiente de 6.1.3",
        "soa.intro.1": (
            "Decide el apartado 6.1.3: de los riesgos de IA a los controles necesarios, después la "
            "comparación con el anexo A, los controles propios, esta declaración, el plan y la aprobación "
            "del plan y del riesgo residual. Hasta entonces, cada fila es una propuesta."
        ),
        "soa.intro.2": (
            "Cada fila requiere un motivo que proceda de la evaluación de riesgos, de la evaluación de "
            "impacto o de la ley; «no aplica» por sí solo no lo es. Los capítulos 4 a 10 nunca se excluyen."
        ),
        "soa.intro.3": (
            "Las exclusiones de una declaración de aplicabilidad de ISO 27001 ni excluyen aquí un control "
            "ni alimentan su reutilización. Pueden añadirse controles propios y controles de ISO 27001."
        ),
        "soa.intro_alone": "Pueden añadirse controles propios y controles de otras normas.",
        "soa.not_target": ("ISO/IEC 42001 no es objetivo de esta evaluación, así que no hay nada que proponer."),
        "soa.proposed": "lo decide 6.1.3; incluir salvo que resulte innecesario",
        "soa.declared_in": "declarado por ustedes: aplicable",
        "soa.declared_out": "declarado por ustedes: excluido",
        "soa.applicable": "aplicable",
        "soa.excluded": "excluido",
        "soa.fill": "riesgo · evaluación de impacto · ley: por completar",
        "soa.own_row": "su declaración de aplicabilidad de ISO 42001: {status} ({place})",
        "soa.basis": "base: {basis}",
        "soa.no_source": "nada de lo entregado responde a ello; véase el control vecino",
        "soa.neighbour": "{control}, {status} ({place})",
        "soa.neighbour_excluded": "{control}: excluido allí ({place}); aquí ni aporta ni decide nada",
        "soa.neighbour_planned": "{control}: planificado allí, aún no sirve de apoyo ({place}); planificar ambos a la vez",
        "soa.neighbour_not": "{control}: no implantado allí, no sirve de apoyo ({place})",
        "soa.no_neighbour": "ninguno",
        "soa.scope_all": "según decida la organización",
        "soa.title_approved": "Declaración de aplicabilidad, ISO/IEC 42001",
        "soa.banner_approved": "Aprobada fila por fila por {by}; la última, el {day}",
        "soa.not_considered": "La declaración entregada no tiene fila para {n} de los controles del anexo A, así que para ellos no consta la comparación que pide 6.1.3: {controls}.",
        "soa.ground_risk": "riesgo {name}",
        "soa.ground_impact": "{name}",
        "soa.ground_obligation": "ley o contrato {name}",
        "soa.propose": "Dónde puede hallarse el motivo de una fila, por confirmar en 6.1.3: {ground}.",
        "soa.in_wave": "{unit} (fase {wave})",
        "soa.annex_c": "Anexo C, por tema: {ids}",
        "soa.cites_unknown": "el motivo cita lo que no figura en ninguna lista entregada: {ids}",
        "soa.own": "control propio",
        "soa.carried": "control de ISO 27001",
        "soa.approved": "{by}, {day}",
        "soa.approved_undated": "{by}, sin fecha",
        "soa.approved_unnamed": "el {day}, sin nombre",
        "soa.unapproved": "pendiente",
        "soa.col.applicable": "Aplicable",
        "soa.col.systems": "Sistemas de IA",
        "soa.col.grounds": "Se apoya en",
        "soa.col.implementation": "Estado de implantación",
        "soa.col.owner": "Responsable del control",
        "soa.col.approved_by": "Aprobado por",
        "soa.col.approved_on": "Aprobado el",
        "soa.col.documents": "Documentos",
        "soa.col.proposals": "Motivos propuestos, por confirmar",
        "soa.col.found": "Lo que hallamos",
        "soa.col.flags": "Observaciones",
        "soa.to_ask": "Por preguntar: {text}",
        "soa.path_open": "Abierto en el recorrido de los riesgos a la aprobación",
        "soa.col.control": "Control",
        "soa.col.title": "Título",
        "soa.col.applicability": "Aplicabilidad",
        "soa.col.reason": "Justificación",
        "soa.col.scope": "Alcance",
        "soa.col.status": "Estado",
        "soa.col.settled": "Resueltos",
        "soa.col.source": "Fuente del estado",
        "soa.col.neighbour": "Vecino en la declaración de ISO 27001",
        "soa.col.approval": "Aprobado por, el",
        # ── apartado 6 ──
        "documented.title": "Información documentada exigida expresamente",
        "documented.intro": "Lo que el marco exige que exista por escrito, con lo que sabemos de ello.",
        "documented.col.statement": "Enunciado",
        "documented.col.asked": "Qué debe documentarse",
        "documented.col.state": "Estado",
        "documented.col.existing": "De qué partir",
        "documented.col.owner": "Rol responsable",
        "documented.none": "no se conoce nada; serviría:",
        "documented.soa": "la declaración de aplicabilidad entregada: {rows}",
        "documented.nothing": "no se conoce nada",
        "tie.addressing": "se dice que responde: {documents}",
        "tie.joined": "enlazado: {documents}",
        "tie.named": "por su título, por confirmar: {documents}",
        "tie.offered": "candidato: {documents}",
        # ── apartado 7 ──
        "looked.title": "Qué se ha examinado y qué no",
        "looked.held": "Sistemas de gestión que se dan por implantados",
        "looked.units": "Entidades jurídicas y sistemas de IA",
        "looked.notes": "Conviene saber antes de seguir",
        "looked.not": "No se ha examinado",
        "looked.unresolved": (
            "Documentos citados en una declaración de aplicabilidad que no figuran en ninguna lista entregada"
        ),
        "looked.files": "Archivos y filas leídos",
        "looked.friends": "Falsos amigos: el mismo nombre o número, otro significado",
        "looked.friends_intro": "No deben reutilizarse uno por otro.",
        "looked.col.system": "Sistema",
        "looked.col.certificate": "Certificado",
        "looked.col.soa": "Declaración de aplicabilidad",
        "looked.col.source": "Se da por implantado por",
        "looked.col.control": "Control",
        "looked.col.text": "Tal como figura",
        "looked.col.place": "Dónde",
        "looked.col.file": "Archivo",
        "looked.col.artefacts": "Documentos y registros",
        "looked.col.entries": "Filas de una declaración de aplicabilidad",
        "looked.col.here": "En el sistema implantado",
        "looked.col.there": "En el objetivo",
        "looked.col.difference": "Diferencia",
        "limit.scope": "No se ha examinado el alcance de los sistemas de gestión ni el límite entre ellos.",
        "limit.scope_read": "El alcance se ha leído tal como la organización lo declara y firma; no se ha examinado si responde al contexto y a las partes interesadas (4.1, 4.2) ni dónde acaba el alcance de un certificado vigente.",
        "looked.col.scope": "Alcance declarado",
        "cover.left_out": "queda fuera: {places}",
        "cover.no_scope": "no consta",
        "cover.valid_until": "válido hasta el {day}",
        "limit.boundary": "Dónde acaba el sistema de gestión de IA y dónde empiezan los ya implantados lo decide el apartado 4.3; nada de lo entregado se ha leído como esa decisión.",
        "limit.content": (
            "Títulos, tipos, estados y fechas se han leído tal como figuran en las listas entregadas; lo "
            "que dicen los documentos no se ha leído."
        ),
        "limit.no_law": (
            "El Reglamento de IA no formaba parte de esta evaluación. Nada aquí indica si se aplica alguna "
            "de sus obligaciones."
        ),
        # ── apartado 8 ──
        "method.title": "Método y límites",
        "method.states": "Estados",
        "method.actions": "Acciones",
        "method.bases": "Base: cómo lo sabemos",
        "method.confidences": "Cuán segura es una fila de correspondencia",
        "method.order": "Cómo se deciden un estado y una acción",
        "method.order.state": "El estado es el primero que se cumple:",
        "method.order.action": (
            "Para lo afirmado, lo que aún no se sabe o una brecha, la acción es la primera que se cumple:"
        ),
        "method.state.1": (
            "No aplicable: la declaración de aplicabilidad del objetivo lo excluye, o el alcance firmado deja fuera ese "
            "sistema, con un motivo."
        ),
        "method.state.2": (
            "Evidenciado: un documento o registro válido responde para esta unidad, con la evidencia de "
            "diseño y de operación que el enunciado necesita, inspeccionada o muestreada por una persona "
            "identificada."
        ),
        "method.state.3": "Afirmado: lo mismo, solo declarado, o aún se desconoce un tipo de evidencia.",
        "method.state.4": (
            "Brecha: consta algo en contra, una deficiencia o la ausencia en una lista declarada completa."
        ),
        "method.state.5": "Aún no se sabe: todo lo demás. Lo que no puede probarse queda abierto.",
        "method.action.1": "Afirmado: hacer que se compruebe. Con una deficiencia conocida: corregirla.",
        "method.action.2": (
            "Un documento ligado al requisito en su conjunto, o de un tipo específico adecuado: candidato "
            "que una persona debe confirmar."
        ),
        "method.action.3": (
            "Una fila de correspondencia de un sistema implantado cuya base se sostiene: reutilizar tal "
            "cual o ampliar. Una base implantada solo en parte se amplía."
        ),
        "method.action.4": (
            "Con correspondencia, pero con la base excluida, planificada o no implantada: crear, una vez "
            "para ambos sistemas."
        ),
        "method.action.5": "Una fila derivada, obsoleta o en disputa: candidato.",
        "method.action.6": (
            "Se ha buscado en todos los sistemas implantados sin hallar nada, o no hay ninguno: crear. Si "
            "no, nadie ha buscado aún."
        ),
        "method.rollup": (
            "Un requisito tiene el peor estado de sus elementos, en el orden no aplicable, evidenciado, "
            "afirmado, aún no se sabe, brecha; al lado figura cuántos de sus elementos están resueltos. "
            "Los enunciados cuya exigencia no está clara se muestran y nunca se cuentan."
        ),
        "method.effort": (
            "Las clases de esfuerzo son estimación nuestra para hasta 250 personas, una entidad jurídica y "
            "un sistema de IA: pequeño, hasta 2 días-persona; medio, de 3 a 8; grande, más de 8. Lo que "
            "podría bloquear una fase es nuestra lectura de la práctica de auditoría, no una regla de la "
            "norma."
        ),
        "method.text": (
            "Los enunciados son nuestros y no reproducen la norma. Los títulos en español son traducción "
            "nuestra. También es nuestra su numeración: 9.2.2 · enunciado 1 es nuestro primer enunciado sobre "
            "9.2.2, no una letra ni un guion de la norma. Para abrir los motivos de un elemento se pide por su "
            "identificador, que en ese caso es iso42001:9.2.2_1."
        ),
        "path.title": "Camino a la certificación",
        "path.1": (
            "La certificación acreditada corresponde a organismos acreditados. La fase 1 mira si el sistema está "
            "descrito y listo para auditarse; la fase 2, si funciona."
        ),
        "path.2": (
            "La fase 2 creíble más temprana llega tras un ciclo completo: el sistema ha funcionado, una auditoría "
            "interna lo ha cubierto, se ha hecho una revisión por la dirección y se está corrigiendo lo hallado."
        ),
        "path.3": (
            "Ese momento es distinto del final de un proyecto de implantación, como la semana 8: para entonces un "
            "sistema puede estar descrito, pero apenas habrá funcionado. Nada aquí pronostica una fecha ni un "
            "resultado."
        ),
        "path.today": (
            "Abierto hoy, podría bloquear la fase 1: {stage1}; podría bloquear la fase 2: {stage2}; en los apartados "
            "9.2 y 9.3, que son ese ciclo: {cycle}."
        ),
        "method.col.word": "Palabra",
        "method.col.meaning": "Significado",
        "method.made": "Cómo se ha hecho este informe",
        "method.digest": "Huella del conocimiento",
        "method.engine": "Motor",
        "method.version": "Versión de aims-graph",
        "method.law": "Estado de la ley",
        "law.current": "texto modificado vigente",
        "law.original": "texto original: no sirve para planificar",
        "method.assessment": "Evaluación",
        "method.schema": "El resultado completo está en assessment.json.",
        "confidence.reviewed": "Dos lecturas del mismo equipo coincidieron, o se resolvió su diferencia; ningún auditor la ha confirmado.",
        "confidence.unreviewed": "La ha escrito un autor; nadie más la ha leído aún.",
        "confidence.disputed": "Una persona identificada no está de acuerdo; solo da candidatos.",
        "confidence.stale": "Ha cambiado el texto de uno de sus extremos; solo da candidatos.",
        # ── anexos ──
        "evidence.col.statements": "Enunciados",
        "evidence.col.units": "Para",
        "evidence.col.document": "Documento o registro",
        "evidence.col.design": "Diseño: cómo consta",
        "evidence.col.operating": "Operación: cómo consta",
        "evidence.col.inspector": "Examinado por",
        "evidence.col.day": "Examinado el",
        "evidence.col.inspected": "Examinado por, el",
        "evidence.col.period": "Periodo abarcado",
        "evidence.col.against": "Consta en su contra",
        "evidence.period": "del {begin} al {end}",
        "evidence.shown": "Lo que alguien dice que responde, y cómo se sabe",
        "sheet.evidence": "Evidencias",
        "evidence.title": "Índice de evidencias por apartado",
        "evidence.intro": (
            "Lo que se dice que existe para cada requisito y cómo está ligado. Figurar aquí aún no es evidencia."
        ),
        "evidence.col.requirement": "Requisito",
        "evidence.col.artefacts": "Documentos y registros",
        "numbers.title": "Cifras, definiciones y consultas",
        "numbers.intro": (
            "Cada consulta se ejecuta sobre el grafo de esta evaluación, con el vocabulario, y da todas las "
            "cifras de su familia."
        ),
        "numbers.col.number": "Cifra",
        "numbers.col.value": "Valor",
        # ── libro de cálculo ──
        "sheet.summary": "Resumen",
        "sheet.decisions": "Decisiones",
        "sheet.map": "Mapa",
        "sheet.items": "Elementos",
        "sheet.extend": "Ampliar por documento",
        "sheet.open": "Elementos abiertos",
        "sheet.soa": "Borrador SoA 42001",
        "sheet.records": "Controles en operación",
        "sheet.scope": "Alcance",
        "sheet.changes": "Cambios en el SGSI",
        "sheet.documented": "Información documentada",
        "sheet.artefacts": "Artefactos",
        "sheet.method": "Método",
        "col.id": "Elemento",
        "col.order": "Orden",
        "col.statement": "Enunciado",
        "col.requirement": "Requisito",
        "col.title": "Título",
        "col.unit": "Trata de",
        "col.text": "Qué se pide",
        "col.state": "Estado",
        "col.action": "Acción",
        "col.basis": "Base",
        "col.standing": "Respaldo de la reutilización",
        "col.causes": "Causas",
        "col.observations": "Observaciones",
        "col.todo": "Qué pide al responsable",
        "list.todo": "Qué hacer",
        "col.reason": "Motivo",
        "col.delta": "Añadir",
        "col.joined": "Documentos enlazados",
        "col.named": "Documentos por su título, por confirmar",
        "col.offered": "Candidatos",
        "col.next": "Siguiente paso",
        "col.owner": "Rol responsable",
        "col.effort": "Esfuerzo",
        "col.blocks": "Podría bloquear",
        "col.after": "Va después de",
        "col.documented": "Exige información documentada",
        "col.counted": "Se cuenta",
        "col.themes": "Temas",
        "col.block": "Parte del sistema",
        "col.note": "Nota del auditor",
        "col.clause": "Capítulo o grupo",
        "col.document": "Documento",
        "col.standing_of_document": "Cómo se conoce",
        "col.facts": "Sobre el documento",
        "col.statements": "Enunciados",
        "col.base": "Base",
        "col.rationale": "Justificación",
        "col.record": "Fila de correspondencia",
        "col.identifier": "Identificador",
        "col.type": "Tipo",
        "col.type_stated": "Tipo tal como figura",
        "col.status": "Estado",
        "col.owner_named": "Responsable",
        "col.version": "Versión",
        "col.next_review": "Próxima revisión",
        "col.valid_until": "Válido hasta",
        "col.said": "Lo que se dice de él",
        "col.place": "Dónde se leyó",
        "col.requirements": "Requisitos que afecta",
        "col.existing": "De qué partir",
        "col.fitting": "Tipos que servirían",
        "col.definition": "Definición",
        "col.number": "Cifra",
        "col.topic": "Asunto",
        "col.decision": "Qué decidir",
        "col.behind": "Elementos detrás de ello",
        "col.waiting": "Elementos abiertos después",
        "col.area": "Área",
        "col.when": "Condición",
        "col.soa_says": "Lo que dice en contra la declaración",
        "col.conflict": "Conflicto por resolver",
        "col.change": "Entrada",
        "sheet.page": "Página &P de &N",
        # ── the duties of a law ──
        "law.title": "Reglamento de IA: obligaciones por fecha",
        "law.banner": "No sirve para planificar: es la ley en su texto original.",
        "law.intro.1": "Una escala propia: son obligaciones del Reglamento (UE) 2024/1689, no requisitos de certificación. Ninguna carencia respecto de una norma tiene plazo legal; estas obligaciones sí.",
        "law.intro.2": "Qué es un sistema y desde cuándo le vincula una obligación se deduce de los hechos declarados; es una lectura, no asesoramiento jurídico.",
        "law.intro.3": "ISO/IEC 42001 no da presunción de conformidad con el Reglamento.",
        "law.stop": "Los hechos declarados responden a una prohibición del artículo 5: hay que parar y buscar asesoramiento. Este sistema queda fuera de todo recuento.",
        "law.why": "Por qué, y quién lo declaró",
        "law.reading": "Lectura nuestra:",
        "law.message": "Reglamento de IA",
        "law.message.incident": "Incidente grave {incident} ({unit}): no consta su notificación; según el artículo 73, a más tardar el {day} (lectura nuestra: días naturales desde que se tuvo conocimiento). Consulte hoy con asesoramiento jurídico.",
        "law.message.stop": "Antes que nada, hay que parar: los hechos declarados sobre {units} responden a una prohibición del artículo 5. Busque asesoramiento jurídico; queda fuera de todo recuento.",
        "law.message.count": "Obligaciones del Reglamento (UE) 2024/1689, contadas una vez por cada entidad o sistema al que vinculan: {now} en vigor, {coming} futuras y {depends} que dependen de un hecho que nadie ha declarado.",
        "law.message.next": "La próxima fecha desde la que vinculan obligaciones es el {day}.",
        "law.message.asked": "{facts} pueden añadir obligaciones o suprimirlas: conviene responder primero a las preguntas que figuran bajo cada sistema.",
        "n.fact_open.one": "1 hecho que nadie ha declarado",
        "n.fact_open.other": "{n} hechos que nadie ha declarado",
        "law.overview": "Panorama",
        "law.col.class": "Qué es, según los hechos declarados",
        "law.col.now": "En vigor",
        "law.col.coming": "Futuras",
        "law.col.depends": "Si se da un hecho",
        "law.col.questions": "Preguntas abiertas",
        "law.stopped": "parar",
        "law.stop_line": "Los hechos declarados responden a ella: hay que parar y buscar asesoramiento.",
        "law.ask": "Hechos por declarar",
        "law.ask_intro": "Sin respuesta, un hecho queda abierto; nunca equivale a un «no». Se responde en el libro, páginas Sistemas de IA y Hechos para el Reglamento de IA, con nombre y fecha.",
        "law.ask_group": "{group}: una sola respuesta puede resolver todas estas",
        "law.ask_other": "Una a una",
        "law.ask_alike": "Las mismas preguntas que para «{unit}».",
        "law.annex": "Anexo {number}",
        "law.point": ".{}",
        "law.letter": ".{})",
        "law.subparagraph": ", párrafo {n}",
        "law.col.question": "Pregunta",
        "law.col.settled_by": "Una respuesta las resuelve todas",
        "law.col.answer": "Respuesta",
        "law.col.declared_by": "Declarado por",
        "law.col.declared_on": "Declarado el",
        "sheet.facts": "Hechos por declarar",
        "pairs.title": "Cobertura de la correspondencia, par a par",
        "pairs.intro": "Enunciados según lo que dice de ellos la correspondencia entre dos ediciones, en ambos sentidos. Afirma algo de los textos, no de esta organización; no da porcentaje alguno y nada de ello es conformidad.",
        "pairs.pair": "{source} → {target}",
        "pairs.asked": "lo que exige {target}",
        "pairs.offered": "lo que aporta {source}",
        "pairs.col.pair": "De → a",
        "pairs.col.side": "Enunciados de",
        "pairs.col.total": "Todos",
        "soa.no_source_alone": "nada de lo entregado responde a ello",
        "evidence.nothing": "No se conoce nada",
        "law.regulation": "Reglamento (UE) 2024/1689 (Reglamento de IA)",
        "law.heading.dutyInForce": "En vigor desde el {day}",
        "law.heading.dutyComing": "Desde el {day}",
        "law.heading.dutyConditional": "Solo si se da un hecho que nadie ha declarado",
        "law.article": "Art. {number}",
        "law.asked_if": "Solo si:",
        "law.not_if": "Decae si:",
        "law.otherwise": "Puede cumplirse mediante:",
        "law.limit": "Plazo:",
        "law.col.article": "Artículo",
        "law.col.asked": "Obligación",
        "law.col.stands": "Situación",
        "law.col.unit": "Entidad o sistema",
        "law.col.from": "Vincula desde",
        "law.col.standing": "Vigencia",
        "law.col.add": "Qué añadir a lo que aporta un sistema implantado",
        "law.col.by": "Porque es",
        "law.col.transition": "Régimen transitorio",
        "law.col.source": "Fecha según",
        "law.col.id": "Elemento",
        "sheet.law": "Reglamento de IA",
        # ── the authority pack ──
        "pack.title": "Expediente para la autoridad",
        "pack.subtitle": "del sistema de IA {system}: artículo 21 y artículo 26, apartado 12, del Reglamento (UE) 2024/1689",
        "pack.internal.title": "Antes de la entrega: interno, no se entrega",
        "pack.internal.mark": "Interno: no forma parte de lo que se entrega",
        "pack.draft": "Borrador hasta que lo autorice una persona identificada.",
        "pack.note.1": "Confidencial. Preparado para una solicitud motivada de una autoridad competente, que trata lo que obtiene conforme al artículo 78 (artículo 21, apartado 3). La información empresarial y los secretos comerciales, incluido el código fuente, deben señalarse como tales, documento por documento, antes de la entrega.",
        "pack.note.2": "Lengua: el proveedor responde en una lengua que la autoridad comprenda fácilmente, una de las lenguas oficiales de las instituciones de la Unión, según indique el Estado miembro de que se trate (artículo 21, apartado 1). Esta relación está en español; los documentos, en la lengua en que existen.",
        "pack.note.3": "Este expediente indica qué documentos se asignan a cada deber, quién los ha examinado y cuándo. No afirma que el sistema sea conforme.",
        "pack.note.4": "La clase, las funciones y los días se siguen de los hechos declarados por las personas indicadas; son lecturas de la ley, no asesoramiento jurídico. Solo el Diario Oficial es auténtico.",
        "pack.note.5": "Un certificado de un sistema de gestión, conforme a ISO/IEC 42001 u otra norma, no da presunción de conformidad con el Reglamento.",
        "pack.stop": "Los hechos declarados responden a una prohibición del artículo 5: hay que parar y buscar asesoramiento. No se prepara expediente y nada debe entregarse antes de contar con asesoramiento.",
        "pack.outside": "Según los hechos declarados, el sistema está fuera del Reglamento, así que no se enumera ningún deber. Abajo figuran los hechos y quién los declaró: es lo que preguntaría una autoridad.",
        "pack.open": "Faltan hechos, por lo que aquí pueden faltar deberes: abajo figuran los hechos por preguntar.",
        "pack.request": "Solicitud",
        "pack.request.authority": "Autoridad",
        "pack.request.reference": "Referencia y día de la solicitud",
        "pack.request.reason": "Motivación",
        "pack.request.language": "Lengua indicada",
        "pack.release": "Autorización de entrega",
        "pack.release.by": "Autorizado por (nombre, cargo)",
        "pack.release.on": "Fecha",
        "pack.release.to": "Entregado a",
        "pack.release.contact": "Contacto para la autoridad",
        "pack.system": "El sistema",
        "pack.system.id": "Identificador",
        "pack.system.entity": "Entidad jurídica",
        "pack.system.roles": "Funciones según el Reglamento",
        "pack.none_told": "sin indicar",
        "pack.told.purpose": "Finalidad, según se indica",
        "pack.told.intendedUse": "Uso previsto, según se indica",
        "pack.told.techniques": "Técnicas, según se indica",
        "pack.told.modelStated": "Modelo utilizado, según se indica",
        "pack.told.owner": "Responsable",
        "pack.told.department": "Departamento",
        "pack.told.inUseSince": "En uso desde",
        "pack.told.placedOnMarketOn": "Introducido en el mercado el",
        "pack.told.redesignedOn": "Diseño modificado el",
        "pack.told.retiredOn": "Retirado el",
        "pack.told.lifeCycleStage": "Fase del ciclo de vida, según se indica",
        "pack.class": "Clase y funciones, con los hechos y quién los declaró",
        "pack.bases": "Deber por el que se entrega",
        "pack.bases.none": "De los hechos declarados no se sigue ningún deber de entregar ni de cooperar previa solicitud: los artículos 21 a 24 y el 26, apartado 12, se refieren a sistemas de alto riesgo. El expediente sirve de preparación.",
        "pack.bases.from": "obliga desde el {day}",
        "pack.duties": "Deberes y documentos asignados",
        "pack.duties.none": "No se enumera ningún deber.",
        "pack.col.documents": "Documentos y cómo se conocen",
        "pack.seen": "examinado por {who} el {day}",
        "pack.seen_by": "examinado por {who}",
        "pack.stated": "declarado por la empresa, sin inspección registrada",
        "pack.assigned_only": "asignado, sin indicar la base",
        "pack.coarse": "asignado al artículo en su conjunto",
        "pack.no_document": "ninguno asignado",
        "pack.logs": "Archivos de registro",
        "pack.logs.yes": "La empresa ha declarado que los archivos de registro generados automáticamente están bajo su control: el acceso a ellos forma parte de lo que se da previa solicitud (artículo 19, artículo 21, apartado 2, y artículo 26, apartado 6).",
        "pack.logs.no": "La empresa ha declarado que los archivos de registro generados automáticamente no están bajo su control.",
        "pack.logs.open": "Nadie ha declarado si los archivos de registro generados automáticamente están bajo el control de la empresa.",
        "pack.logs.documents": "Sobre los archivos de registro:",
        "pack.annex": "Anexo {number}: {title}",
        "pack.annex.intro": "Lista de comprobación por puntos. Un documento figura aquí porque su tipo contendría normalmente lo que enumera el punto y está asignado a algún deber del sistema; si lo contiene, debe comprobarlo quien lo lea.",
        "pack.col.point": "Punto",
        "pack.col.what": "Qué enumera",
        "pack.index": "Documentos de este expediente",
        "pack.index.none": "Ningún documento está asignado a un deber de este sistema.",
        "pack.figures": "Deberes en vigor: {all}. Con evidencia inspeccionada: {evidenced}. Solo declarados: {stated}. Abiertos: {open}.",
        "pack.todo.stated": "Solo declarado: conviene inspeccionarlo antes de la entrega",
        "pack.todo.missing": "Sin nada en el expediente que pueda entregarse",
        "pack.todo.against": "En contra:",
        "pack.todo.candidates": "Podría servir, por confirmar:",
        "pack.todo.looked_for": "Lo mostraría:",
        "pack.todo.points": "Puntos de los anexos sin documento asignado",
        "pack.todo.by_type": "En el expediente por su tipo:",
        "pack.todo.questions": "Hechos que nadie ha declarado y que decidirían algo",
        "pack.todo.nothing": "Nada.",
        "pack.todo.release": "Antes de la entrega",
        "pack.todo.release.1": "Comprobar que la solicitud está motivada, procede de una autoridad competente y se refiere a este sistema.",
        "pack.todo.release.2": "Acordar la lengua con la autoridad y, en su caso, las traducciones.",
        "pack.todo.release.3": "Leer cada documento de la relación: versión vigente, sobre este sistema, sin datos de otros clientes o sistemas.",
        "pack.todo.release.4": "Señalar la información empresarial y los secretos comerciales; atender a los datos personales de los registros.",
        "pack.todo.release.5": "Someterlo a asesoramiento jurídico; después, lo autoriza la persona indicada y se conserva copia de lo entregado.",
        "pack.todo.release.6": "Una línea sin documento queda visible en lo que se entrega: debe decidirse con asesoramiento si se cierra antes.",
        "sheet.pack": "Expediente",
        "sheet.pack_duties": "Deberes",
        "sheet.pack_annexes": "Anexos",
        "sheet.pack_documents": "Documentos",
        "sheet.pack_internal": "INTERNO antes de entregar",
        "pack.col.field": "Campo",
        "pack.col.value": "Valor",
        "pack.col.kind": "Qué está abierto",
        "pack.col.detail": "Detalle",
    }
)
