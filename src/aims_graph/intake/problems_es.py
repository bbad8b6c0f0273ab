"""What reading files tells, in Spanish: English sentence or template → Spanish. Data; a test finds what is missing."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from aims_graph.base.errors import Words

# fmt: off
SPANISH: Final[Words] = MappingProxyType({
    # ── the frame ──
    "sheet {name}": "hoja {name}",
    "row {number}": "fila {number}",
    "column {name}": "columna {name}",
    "rows {rows}": "filas {rows}",
    "Found: {found}.": "Encontrado: {found}.",
    "Expected: {expected}.": "Se esperaba: {expected}.",
    "Nearest valid value: {nearest}.": "Valor válido más próximo: {nearest}.",
    "error": "error",
    "warning": "aviso",
    "input": "entrada",
    "{n} more of the kind {code}": "{n} más de la clase {code}",
    "yes or no": "sí o no",
    "{n} SoA rows": "{n} filas de la declaración de aplicabilidad",
    "{n} documents and records": "{n} documentos y registros",
    "{n} AI systems": "{n} sistemas de IA",
    "{n} questions": "{n} preguntas",
    "{n} warnings": "{n} avisos",
    "nothing stored (dry run)": "no se ha guardado nada (ensayo)",
    "stored in {file}": "guardado en {file}",
    "the intake workbook is in {file}": "el libro de datos está en {file}",
    "the intake workbook of {name} is in {file}": "el libro de datos de {name} está en {file}",
    # ── files ──
    "The file cannot be opened: {reason}.": "No se puede abrir el fichero: {reason}.",
    "The file is empty.": "El fichero está vacío.",
    "a table with a heading row": "una tabla con una fila de cabecera",
    "The file is damaged: {reason}.": "El fichero está dañado: {reason}.",
    "The file has more than {most} rows. Hand in the list itself, or in parts.":
        "El fichero tiene más de {most} filas. Entregue solo la lista, o por partes.",
    "The control applies in some of the columns under one heading and not in all; it was read as applicable.":
        "El control es aplicable en unas columnas de la misma cabecera y no en otras; se ha leído como aplicable.",
    "The columns under one heading state different statuses; the row was read as partly implemented.":
        "Las columnas de una misma cabecera indican estados distintos; la fila se ha leído como implantada en parte.",
    "The columns under one heading state different statuses; the row was read as planned.":
        "Las columnas de una misma cabecera indican estados distintos; la fila se ha leído como planificada.",
    "No column and no status says which of the controls apply; all were left open.":
        "Ni una columna ni el estado indican qué controles son aplicables; todos han quedado abiertos.",
    "a column such as Applicable, with yes or no": "una columna como «Aplicable», con sí o no",
    "The list is of clauses; a statement of applicability is of the controls of Annex A.":
        "La lista es de apartados; una declaración de aplicabilidad trata de los controles del anexo A.",
    "This is a folder, not a file.": "Es una carpeta, no un fichero.",
    "a .csv, .xlsx, .ods, .docx or .md file": "un fichero .csv, .xlsx, .ods, .docx o .md",
    "The file has {size} MiB; at most {most} MiB are read.": "El fichero ocupa {size} MiB; se leen {most} MiB como máximo.",
    "The file has {rows} rows; at most {most} are read. Hand in the list itself, or in parts.":
        "El fichero tiene {rows} filas; se leen {most} como máximo. Entregue solo la lista, o por partes.",
    "The table has more than {most} columns; those further to the right were not read.":
        "La tabla tiene más de {most} columnas; las de más a la derecha no se han leído.",
    "The file is a PDF, which holds no table that can be read safely. Export the list as .xlsx or .csv.":
        "El fichero es un PDF, del que no se puede leer una tabla con seguridad. Exporte la lista como .xlsx o .csv.",
    "The file is an RTF text. Save the table as .xlsx, .csv or Markdown.":
        "El fichero es un texto RTF. Guarde la tabla como .xlsx, .csv o Markdown.",
    "The file is an old binary Excel file or is protected by a password. Save it as .xlsx without one.":
        "El fichero es un Excel antiguo (binario) o está protegido con contraseña. Guárdelo como .xlsx y sin contraseña.",
    "The file is a picture. Hand in the list itself as .xlsx or .csv.":
        "El fichero es una imagen. Entregue la propia lista como .xlsx o .csv.",
    "The file is called a workbook but is none; it may be damaged.":
        "El fichero tiene nombre de libro de Excel pero no lo es; puede estar dañado.",
    "The file is an archive without an Excel workbook. Save the table as .xlsx, .csv or Markdown.":
        "El fichero es un archivo comprimido sin un libro de Excel. Guarde la tabla como .xlsx, .csv o Markdown.",
    "The file is HTML or XML. Open it in a spreadsheet and save it as .xlsx or .csv.":
        "El fichero es HTML o XML. Ábralo en una hoja de cálculo y guárdelo como .xlsx o .csv.",
    "The file is neither text nor a workbook; it may be damaged.":
        "El fichero no es ni un texto ni un libro de Excel; puede estar dañado.",
    "The file cannot be read as a table: {reason}.": "El fichero no se puede leer como tabla: {reason}.",
    "A quotation mark is opened and never closed; quotation marks were read as plain characters.":
        "Hay unas comillas que se abren y no se cierran; las comillas se han leído como caracteres normales.",
    "The workbook is protected by a password. Save it without one.":
        "El libro está protegido con contraseña. Guárdelo sin ella.",
    "The workbook is damaged: {reason}.": "El libro está dañado: {reason}.",
    "The workbook cannot be read: {reason}.": "El libro no se puede leer: {reason}.",
    "The workbook unpacks to more than {size} MiB or {parts} parts; it was not opened.":
        "El libro, descomprimido, supera {size} MiB o {parts} partes; no se ha abierto.",
    "The workbook has parts that no spreadsheet program writes; it was not opened.":
        "El libro contiene partes que ninguna hoja de cálculo escribe; no se ha abierto.",
    "The sheet fills {rows} rows by {columns} columns and was not read; delete stray values beyond the table.":
        "La hoja ocupa {rows} filas por {columns} columnas y no se ha leído; borre los valores sueltos fuera de la tabla.",
    "The sheet has {rows} rows and was not read; at most {most} are. Hand in the list itself.":
        "La hoja tiene {rows} filas y no se ha leído; se leen {most} como máximo. Entregue solo la lista.",
    "{count} formulas have no stored result and read as empty; open and save the file in a spreadsheet.":
        "{count} fórmulas no tienen guardado su resultado y se leen como vacías; abra y guarde el fichero en una hoja de "
        "cálculo.",
    "{count} cells show an error such as #REF! and read as empty; put their values right.":
        "{count} celdas muestran un error como #¡REF! y se leen como vacías; corrija su valor.",
    # ── the workbook as a form ──
    "This is not an aims-graph intake workbook, or its hidden first row and column were deleted.":
        "No es un libro de datos de aims-graph, o se han eliminado su primera fila y su primera columna, que están ocultas.",
    "a file made with `aims-graph template`; for lists of your own use `aims-graph import`":
        "un fichero creado con `aims-graph template`; para listas propias use `aims-graph import`",
    "This workbook was made by a newer version of aims-graph.":
        "Este libro se creó con una versión más reciente de aims-graph.",
    "form {version}": "formulario {version}",
    "Pages of different organisations stand in one workbook.":
        "El libro contiene páginas de organizaciones distintas.",
    "the pages of one organisation; copy rows from workbook to workbook, never pages":
        "las páginas de una sola organización; de un libro a otro se copian filas, no páginas",
    "This sheet is none of the pages of the workbook and was not read.":
        "Esta hoja no es ninguna de las páginas del libro y no se ha leído.",
    "This page lost its hidden first row, so that nothing on it can be read.":
        "Esta página ha perdido su primera fila, que está oculta, y no se puede leer nada de ella.",
    "the row as the template has it; copy your rows into a fresh template":
        "la fila tal como está en la plantilla; copie sus filas en una plantilla nueva",
    "This page lost its hidden first row or column, so that nothing on it can be read.":
        "Esta página ha perdido su primera fila o columna, que están ocultas, y no se puede leer nada de ella.",
    "both as the template has them; copy your rows into a fresh template":
        "ambas tal como están en la plantilla; copie sus filas en una plantilla nueva",
    "The page {page} stands in the workbook twice; remove one.":
        "La página {page} está dos veces en el libro; elimine una.",
    "This page is hidden; it was read with the others.": "Esta página está oculta; se ha leído con las demás.",
    "{count} rows are hidden or filtered out; they were read with the others.":
        "Hay {count} filas ocultas o filtradas; se han leído con las demás.",
    "This row is none of the form's and was not read.": "Esta fila no es del formulario y no se ha leído.",
    "This row is marked as the example and was not read, yet it no longer is. If it is yours, delete the mark.":
        "Esta fila lleva la marca de ejemplo y no se ha leído, pero ya no es el ejemplo. Si es suya, borre la marca.",
    "The heading is that of another column than the hidden cell of the first row says.":
        "La cabecera es de otra columna que la que indica la celda oculta de la primera fila.",
    "the heading {heading!r}, or the whole column moved": "la cabecera {heading!r}, o mover la columna entera",
    "This column is none of the template's and was not read.":
        "Esta columna no es de la plantilla y no se ha leído.",
    "The column {heading!r} is missing, or its hidden marker is.":
        "Falta la columna {heading!r}, o su marca oculta.",
    "The page Organisation is missing, the only one that must be filled in.":
        "Falta la página Organización, la única obligatoria.",
    "The page Management systems does not list {edition}, whose SoA is filled in.":
        "La página Sistemas de gestión no incluye {edition}, cuya declaración de aplicabilidad está rellena.",
    "The workbook has no place for {what}.": "El libro no tiene dónde poner {what}.",
    "A text of {count} characters is too long for a cell of the workbook.":
        "Un texto de {count} caracteres no cabe en una celda del libro.",
    "at most {count} characters": "{count} caracteres como máximo",
    # ── its cells ──
    "This row needs a value here.": "En esta fila falta un valor aquí.",
    "This is not a date that can be read.": "No es una fecha que se pueda leer.",
    "a day of the calendar, such as 2026-11-23": "un día del calendario, como 2026-11-23",
    "a day such as 2026-01-15": "un día, como 2026-01-15",
    "The period ends before it begins.": "El periodo termina antes de empezar.",
    "a day from {day} on": "un día a partir del {day}",
    "This is not a number that can be read.": "No es un número que se pueda leer.",
    "a whole number, such as 12": "un número entero, como 12",
    "a number alone, without unit, such as 0.05": "solo un número, sin unidad, como 0,05",
    "This is none of the values of the list.": "No es ninguno de los valores de la lista.",
    "This is none of the values of the list; kept as written.":
        "No es ninguno de los valores de la lista; se conserva tal como está escrito.",
    "one of: {values}": "uno de: {values}",
    "a value of the drop-down list": "un valor de la lista desplegable",
    "This cannot stand in an identifier.": "Esto no puede formar parte de un identificador.",
    "letters, digits, '.', '_' and '-'": "letras, cifras, «.», «_» y «-»",
    "There is no statement or requirement with this id.": "No hay ningún enunciado ni requisito con este id.",
    "There is no provision, statement or control with this id.":
        "No hay ninguna disposición, enunciado ni control con este id.",
    "There is no requirement with this id in the standard of the row.":
        "En la norma de la fila no hay ningún requisito con este id.",
    "an id such as iso42001:6.1.4": "un id, como iso42001:6.1.4",
    "an id such as iso42001:6.1.4, or one of your own, from the SoA page":
        "un id, como iso42001:6.1.4, o uno propio de la página de la declaración de aplicabilidad",
    "an id such as iso42001:6.1.4, or one of the page Own requirements":
        "un id, como iso42001:6.1.4, o uno de la página Requisitos propios",
    "an id such as {id}": "un id, como {id}",
    "No row of the page {page} has this name.": "Ninguna fila de la página {page} tiene este nombre.",
    "Several rows of the page {page} are called so.": "Varias filas de la página {page} se llaman así.",
    "a name or id from that page": "un nombre o id de esa página",
    "the id or short id of one of them": "el id o el id corto de una de ellas",
    "No row of the page Entities has this name.": "Ninguna fila de la página Entidades tiene este nombre.",
    "a name of that page": "un nombre de esa página",
    "No row of that page has this name.": "Ninguna fila de esa página tiene este nombre.",
    "No row of its page names this AI system.": "Ninguna fila de su página nombra este sistema de IA.",
    "No row of its page names this legal entity.": "Ninguna fila de su página nombra esta entidad jurídica.",
    "Several rows are called so: use the short id.": "Varias filas se llaman así: use el id corto.",
    "Two rows have this short id.": "Dos filas tienen este id corto.",
    "another one": "otro",
    "This management system is listed twice.": "Este sistema de gestión figura dos veces.",
    "Clauses of this standard cannot be left out; controls are excluded in its statement of applicability.":
        "De esta norma no se pueden excluir apartados; los controles se excluyen en su declaración de aplicabilidad.",
    "nothing, unless the standard is ISO 9001": "nada, salvo que la norma sea ISO 9001",
    "The row does not say what the document answers; this was not read.":
        "La fila no dice a qué responde el documento; esto no se ha leído.",
    "Inspected or sampled, but not by whom and on which day.":
        "Inspeccionado o muestreado, pero sin decir por quién ni en qué fecha.",
    "This key belongs to another row; the row was read as a new document.":
        "Esta clave es de otra fila; la fila se ha leído como un documento nuevo.",
    "Row {number} describes the same document otherwise; that row was taken.":
        "La fila {number} describe el mismo documento de otro modo; se ha tomado esa fila.",
    "The area alone declares nothing: name the point, such as 4(a).":
        "El ámbito por sí solo no declara nada: indique el punto, como 4(a).",
    "A fact is about one unit: leave the system or the entity empty.":
        "Un hecho se refiere a una sola unidad: deje vacío el sistema o la entidad.",
    "None cannot stand beside another value.": "«Ninguno» no puede figurar junto a otro valor.",
    "This question is about an AI system.": "Esta pregunta se refiere a un sistema de IA.",
    "an AI system of its page": "un sistema de IA de su página",
    "This question is about a legal entity.": "Esta pregunta se refiere a una entidad jurídica.",
    "a legal entity of its page": "una entidad jurídica de su página",
    "There are several legal entities: say which.": "Hay varias entidades jurídicas: indique cuál.",
    "There is no control with this id; a control of your own needs “Yes” in the column for it.":
        "No hay ningún control con este id; un control propio lleva «Sí» en su columna.",
    "a control id such as A.5.1": "el id de un control, como A.5.1",
    "This is a control of the standard, not one of your own.": "Es un control de la norma, no uno propio.",
    "an id of your own, such as OWN-1": "un id propio, como OWN-1",
    "This is a control of ISO/IEC 27001:{year}, not of the 2022 edition.":
        "Es un control de ISO/IEC 27001:{year}, no de la edición de 2022.",
    "The control is said to apply and to be excluded; both were kept.":
        "Del control se dice que aplica y que está excluido; se han conservado ambas cosas.",
    "The control does not apply, yet it has a status; it was read as excluded.":
        "El control no aplica y, sin embargo, tiene estado; se ha leído como excluido.",
    "This control stands in the statement of applicability twice for the same AI system.":
        "Este control figura dos veces en la declaración de aplicabilidad para el mismo sistema de IA.",
    "This control stands in the statement of applicability twice; only rows for other AI systems may.":
        "Este control figura dos veces en la declaración de aplicabilidad; solo puede repetirse para otros sistemas de IA.",
    "No row of the Artefacts page has this id or title.": "Ninguna fila de la página Artefactos tiene este id o título.",
    "an id or title from that page; a document not listed there goes into the next column":
        "un id o título de esa página; un documento que no figure en ella va en la columna siguiente",
    "Several rows of the Artefacts page are called so.": "Varias filas de la página Artefactos se llaman así.",
    "the document id or the key": "el id del documento o la clave",
    # ── an organisation stored before ──
    "Something can only be added to a file that holds one organisation.":
        "Solo se puede añadir a un fichero que contenga una única organización.",
    "one aims:Organisation below {base}": "una sola aims:Organisation bajo {base}",
    "The data speaks of exactly one organisation.": "Los datos se refieren a una única organización.",
    "An AI system of this name is stored under another id; nothing was changed.":
        "Ya hay un sistema de IA con este nombre y otro id; no se ha cambiado nada.",
    "the id stored, where it is the same system, and the row left out; a name of its own, where it is another one":
        "el id ya guardado, sin repetir la fila, si es el mismo sistema; un nombre distinto, si es otro",
    "The organisation lists a system of this id already; nothing was changed.":
        "La organización ya tiene un sistema con este id; no se ha cambiado nada.",
    "The organisation has this question already; nothing was changed.":
        "La organización ya tiene esta pregunta; no se ha cambiado nada.",
    "The organisation has declared this list complete already; nothing was changed.":
        "La organización ya ha declarado completa esta lista; no se ha cambiado nada.",
    "A statement of applicability of this standard was stored before; nothing was changed.":
        "Ya hay guardada una declaración de aplicabilidad de esta norma; no se ha cambiado nada.",
    "The file was changed by something else during the import; nothing was stored. Import again.":
        "El fichero cambió durante la importación; no se ha guardado nada. Vuelva a importar.",
    "--complete is not understood.": "No se entiende --complete.",
    # ── statements of applicability ──
    "The file lists controls of ISO/IEC 27001 and of ISO/IEC 42001, row by row.":
        "El fichero enumera, fila a fila, controles de ISO/IEC 27001 y de ISO/IEC 42001.",
    "The file does not tell which standard it is of.": "El fichero no dice de qué norma es.",
    "the framework named: iso27001 or iso42001": "indicar la norma: iso27001 o iso42001",
    "None of the ids is a control of {edition}.": "Ninguno de los id es un control de {edition}.",
    "{id} is no control of {edition}.": "{id} no es un control de {edition}.",
    "{id} is a control of {other}, not of {edition}.": "{id} es un control de {other}, no de {edition}.",
    "{id} is a control id of ISO/IEC 27001:{year}; ids have two levels since 2022.":
        "{id} es un id de control de ISO/IEC 27001:{year}; desde 2022 los id tienen dos niveles.",
    "{ids} (its successor in 2022)": "{ids} (su sucesor en 2022)",
    "This is a statement of applicability of {name} ({why}); Annex A was renumbered in 2022.":
        "Es una declaración de aplicabilidad de {name} ({why}); el anexo A se renumeró en 2022.",
    "This is a statement of applicability of {name} ({why}).": "Es una declaración de aplicabilidad de {name} ({why}).",
    "{edition}, or the import with framework {framework}": "{edition}, o la importación con la norma {framework}",
    "{count} of {all} ids are its controls": "{count} de {all} id son controles suyos",
    "{ids}, {count} of {all} titles are its titles": "{ids}, {count} de {all} títulos son los suyos",
    "This is no statement of applicability: no column holds control ids such as A.5.1.{saw}{looks}{hidden}":
        "No es una declaración de aplicabilidad: ninguna columna contiene id de controles como A.5.1.{saw}{looks}{hidden}",
    " Its columns are {columns}.": " Sus columnas son {columns}.",
    " It holds no table.": " No contiene ninguna tabla.",
    " It looks like an inventory of AI systems: import it as an inventory.":
        " Parece un inventario de sistemas de IA: impórtelo como inventory.",
    " It looks like a list of documents or records: hand it in as a register.":
        " Parece una lista de documentos o registros: entréguela como register.",
    "a table with one row a control": "una tabla con una fila por control",
    "The file lists controls, but no column says whether they apply, why, or how far.":
        "El fichero enumera controles, pero ninguna columna dice si aplican, por qué o hasta qué punto.",
    "The rows are not controls but something that names them, such as risks, findings or actions.":
        "Las filas no son controles sino algo que los nombra, como riesgos, hallazgos o acciones.",
    "a column such as Applicable, Status or Justification": "una columna como Aplicable, Estado o Justificación",
    "The id lost its last zero, as spreadsheets do with numbers; it was read as {id}.":
        "El id ha perdido el cero final, como pasa en las hojas de cálculo con los números; se ha leído como {id}.",
    "{id} is a heading of Annex A, not a control; the row was left out.":
        "{id} es un título del anexo A, no un control; la fila se ha omitido.",
    "The title is that of {other}, not of {id}; the id was taken.":
        "El título es el de {other}, no el de {id}; se ha tomado el id.",
    "The id is a date: a spreadsheet took an id such as 5.1 for a day. Format the column as text.":
        "El id es una fecha: la hoja de cálculo ha tomado un id como 5.1 por un día. Dé formato de texto a la columna.",
    "The row says something of a control but holds no control id; it was left out.":
        "La fila dice algo de un control pero no lleva su id; se ha omitido.",
    "The id is of no control of a standard; it was taken for a control of your own and left out.":
        "El id no es de ningún control de la norma; se ha tomado por un control propio y se ha omitido.",
    "an id such as A.5.1": "un id, como A.5.1",
    "No column holds control ids; {count} controls were told by their official titles in {edition}.":
        "Ninguna columna contiene id de controles; {count} controles se han reconocido por su título oficial en {edition}.",
    "a column of ids such as A.5.1": "una columna de id, como A.5.1",
    "The cell does not say whether the control applies.": "La celda no dice si el control aplica.",
    "The control is said to apply and to be excluded in one row; it was left open.":
        "La misma fila dice que el control aplica y que está excluido; se ha dejado sin decidir.",
    "The control applies, yet the row gives a reason for an exclusion; the cell on applicability was taken.":
        "El control aplica y, sin embargo, la fila da un motivo de exclusión; se ha tomado la celda de aplicabilidad.",
    "The control is excluded, yet the row gives a reason for an inclusion; the cell on applicability was taken.":
        "El control está excluido y, sin embargo, la fila da un motivo de inclusión; se ha tomado la celda de aplicabilidad.",
    "The column says nothing in any row; colours and comments are not read, write the words.":
        "La columna no dice nada en ninguna fila; los colores y los comentarios no se leen, escríbalo con palabras.",
    "{count} rows do not say whether their control applies; they were left open: {rows}.":
        "{count} filas no dicen si su control aplica; se han dejado sin decidir: {rows}.",
    "The control is excluded and yet said to be implemented; it was read as excluded.":
        "El control está excluido y, sin embargo, consta como implantado; se ha leído como excluido.",
    "The control is said to apply, but its status to be not applicable; read as unknown.":
        "Del control se dice que aplica, pero su estado es «no aplicable»; se ha leído como desconocido.",
    "The status is not understood.": "No se entiende el estado.",
    "More than one status is ticked; none was taken.": "Hay más de un estado marcado; no se ha tomado ninguno.",
    "{id} stands in {rows} with different content.": "{id} figura en {rows} con contenido distinto.",
    "{id} stands in {rows} with the same content; they were joined.":
        "{id} figura en {rows} con el mismo contenido; se han unido.",
    "{id} is applicable without a justification (6.1.3).": "{id} es aplicable sin justificación (6.1.3).",
    "{id} is excluded without a justification (6.1.3).": "{id} está excluido sin justificación (6.1.3).",
    "No column gives the reason why controls are included (6.1.3 asks for it).":
        "Ninguna columna da el motivo por el que se incluyen los controles (lo pide 6.1.3).",
    "{count} of the {all} controls of {edition} are not in the file: {names}.":
        "{count} de los {all} controles de {edition} no figuran en el fichero: {names}.",
    "Two columns may be the {what}: {used!r} was taken, {left!r}{hidden} was not.":
        "Dos columnas pueden ser «{what}»: se ha tomado {used!r} y no {left!r}{hidden}.",
    " (a hidden column)": " (una columna oculta)",
    "the column named, as in {example}": "indicar la columna, como en {example}",
    "The column is hidden in the spreadsheet; it was read as the {what}.":
        "La columna está oculta en la hoja de cálculo; se ha leído como «{what}».",
    "The row has {fields} fields under {headings} headings; the last {missing} are empty.":
        "La fila tiene {fields} campos para {headings} cabeceras; los {missing} últimos quedan vacíos.",
    "The row has {fields} fields under {headings} headings and fits the columns in no way; put texts with separators in "
    "quotation marks.":
        "La fila tiene {fields} campos para {headings} cabeceras y no encaja de ningún modo en las columnas; ponga entre "
        "comillas los textos que contengan separadores.",
    "The row has {fields} fields under {headings} headings; an unquoted separator in {heading!r} was read as part of its "
    "text{sure}.":
        "La fila tiene {fields} campos para {headings} cabeceras; un separador sin comillas en {heading!r} se ha leído como "
        "parte de su texto{sure}.",
    " (other readings are possible; check it)": " (caben otras lecturas; compruébelo)",
    "The day of approval is not understood; it was left out.": "No se entiende la fecha de aprobación; se ha omitido.",
    "The SoA names {count} AI systems; where no inventory lists them, all that is known is the name: {names}.":
        "La declaración de aplicabilidad nombra {count} sistemas de IA; si no figuran en un inventario, de ellos solo se "
        "sabe el nombre: {names}.",
    "The file still holds {count} placeholders such as [TODO] or {{{{ … }}}}: it looks like a template in use.":
        "Al fichero le quedan {count} marcadores sin rellenar, como [TODO] o {{{{ … }}}}: parece una plantilla en uso.",
    "The SoA names {count} documents; no register was handed in to join them with.":
        "La declaración de aplicabilidad nombra {count} documentos; no se ha entregado ningún registro con el que unirlos.",
    "The reference at {where} joins no document of the registers.":
        "La referencia de {where} no se une a ningún documento de los registros.",
    "The list of {list} is declared complete as of {day}, yet the SoA refers to what it lacks: {names}.":
        "La lista «{list}» se declara completa a fecha {day}, pero la declaración de aplicabilidad remite a lo que no está "
        "en ella: {names}.",
    # ── registers, inventories, questionnaires ──
    "This is no document register: no table lists documents with ids, types, owners or dates.{saw}{hidden}":
        "No es un registro de documentos: ninguna tabla enumera documentos con id, tipo, responsable o fechas.{saw}{hidden}",
    "a table with one row a document": "una tabla con una fila por documento",
    "The document has no title; the row was left out.": "El documento no tiene título; la fila se ha omitido.",
    "{name} stands in rows {before} and {row} with {how}.": "{name} figura en las filas {before} y {row} con {how}.",
    "the same content; it was read once": "el mismo contenido; se ha leído una vez",
    "different content": "contenido distinto",
    "{id} is listed in {file} too; it was read once.": "{id} figura también en {file}; se ha leído una vez.",
    "{id} is listed in {file} too, with another title.": "{id} figura también en {file}, con otro título.",
    "A number stands for a day, as spreadsheets count days; it was read as {day}.":
        "Un número ocupa el lugar de una fecha, como cuentan los días las hojas de cálculo; se ha leído como {day}.",
    "The cell under {what!r} names no certain day; it was left empty.":
        "La celda bajo {what!r} no nombra un día cierto; se ha dejado vacía.",
    "This is no inventory of AI systems: no table names systems with purpose, stage or techniques.{saw}{looks}{hidden}":
        "No es un inventario de sistemas de IA: ninguna tabla nombra sistemas con finalidad, fase o técnicas.{saw}{looks}"
        "{hidden}",
    " It looks like {what}.": " Parece {what}.",
    "a statement of applicability: import it as soa": "una declaración de aplicabilidad: impórtela como soa",
    "a list of documents or records: import it as a register":
        "una lista de documentos o registros: impórtela como register",
    "a list of risks": "una lista de riesgos",
    "a list of findings or incidents": "una lista de hallazgos o incidentes",
    "a questionnaire: import it as questionnaire": "un cuestionario: impórtelo como questionnaire",
    "a list of assets": "una lista de activos",
    "a list of people": "una lista de personas",
    "a table with one row an AI system": "una tabla con una fila por sistema de IA",
    "Nothing in the file says that these are AI systems; somebody has to say of each whether it is one.":
        "Nada en el fichero dice que sean sistemas de IA; alguien tiene que decir de cada uno si lo es.",
    "The row names no AI system; it was left out.": "La fila no nombra ningún sistema de IA; se ha omitido.",
    "The system has no name; it is called by its id.": "El sistema no tiene nombre; se le llama por su id.",
    "The row says that this is no AI system; it was kept, somebody has to decide.":
        "La fila dice que no es un sistema de IA; se ha conservado, alguien tiene que decidirlo.",
    "What stands under {what!r} declares no fact; it was kept beside the level of risk.":
        "Lo que figura bajo {what!r} no declara ningún hecho; se ha conservado junto al nivel de riesgo.",
    "{name!r} stands {where} {how}; both were kept.": "{name!r} figura {where} {how}; se han conservado ambos.",
    "{name} stands {where} with {how}{hint}.": "{name} figura {where} con {how}{hint}.",
    "in {one} and in {two}": "en {one} y en {two}",
    "in rows {one} and {two}": "en las filas {one} y {two}",
    "under two ids": "con dos id",
    "with an id and without": "con id y sin él",
    "; two systems, or two uses of one, want ids of their own":
        "; dos sistemas, o dos usos de uno, requieren id propios",
    "This is no questionnaire: no column holds questions.":
        "No es un cuestionario: ninguna columna contiene preguntas.",
    "a table with one question a row, or --column question=HEADING":
        "una tabla con una pregunta por fila, o --column question=CABECERA",
    "The row answers no question; it was left out.": "La fila no responde a ninguna pregunta; se ha omitido.",
    "The question stands in row {number} too.": "La pregunta figura también en la fila {number}.",
    "The evidence joins no document; it stays in the answer.":
        "La evidencia no se une a ningún documento; se queda en la respuesta.",
    "This names no certain day of release; it was left empty.":
        "No nombra un día cierto de autorización; se ha dejado vacío.",
})
"""English → Spanish. What a code of a column is called stays as the recognition tells it."""
