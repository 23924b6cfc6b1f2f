/// What receptions and observations need beyond the first release, frozen: see ``Schema1``.
enum Schema4Reception {
  /// Both tables are made anew, so that their columns stand in the order in which they are read.
  static let sql = receipts + receptions + observations

  private static let receipts = """
    CREATE TABLE recibos (
      id INTEGER PRIMARY KEY,
      huella TEXT NOT NULL CHECK (huella <> ''),
      version INTEGER NOT NULL REFERENCES versiones (numero),
      edicion TEXT NOT NULL CHECK (edicion IN ('integral', 'pública')),
      sello TEXT NOT NULL,
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      lugar TEXT NOT NULL,
      recibe TEXT NOT NULL,
      cargo_recibe TEXT NOT NULL,
      entrega TEXT NOT NULL,
      cargo_entrega TEXT NOT NULL,
      veredicto TEXT NOT NULL,
      total INTEGER,
      recibidos INTEGER,
      con_observaciones INTEGER,
      faltantes INTEGER,
      no_aplican INTEGER,
      por_revisar INTEGER,
      anterior TEXT NOT NULL,
      UNIQUE (huella)
    ) STRICT;

    """

  private static let receptions = """
    CREATE TABLE recepciones_4 (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL REFERENCES versiones (numero),
      elemento TEXT NOT NULL REFERENCES elementos (codigo) CHECK (elemento <> ''),
      estado TEXT NOT NULL CHECK (estado IN ('recibido', 'con observaciones', 'faltante', 'no aplica')),
      integridad TEXT CHECK (integridad IN ('alterado', 'ausente', 'con problemas', 'sin comprobar',
        'no declarado', 'íntegro', 'sin archivos')),
      nombre TEXT NOT NULL,
      cargo TEXT NOT NULL,
      fecha TEXT CHECK (fecha GLOB '????-??-??'),
      observacion TEXT NOT NULL,
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      responsable TEXT NOT NULL,
      cajas INTEGER,
      carpetas INTEGER,
      tomos INTEGER,
      folios INTEGER,
      UNIQUE (version, elemento)
    ) STRICT;

    INSERT INTO recepciones_4
      SELECT id, version, elemento, estado, NULL, nombre, cargo, fecha, observacion, plazo, responsable,
        NULL, NULL, NULL, NULL
      FROM recepciones;
    DROP TABLE recepciones;
    ALTER TABLE recepciones_4 RENAME TO recepciones;

    """

  private static let observations = """
    CREATE TABLE observaciones_4 (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      version INTEGER NOT NULL REFERENCES versiones (numero),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      elemento TEXT NOT NULL,
      texto TEXT NOT NULL CHECK (texto <> ''),
      nombre TEXT NOT NULL,
      cargo TEXT NOT NULL,
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      responsable TEXT NOT NULL,
      respuesta TEXT NOT NULL,
      fecha_respuesta TEXT CHECK (fecha_respuesta GLOB '????-??-??'),
      estado TEXT NOT NULL CHECK (estado IN ('abierta', 'respondida', 'cerrada')),
      version_respuesta INTEGER,
      UNIQUE (numero)
    ) STRICT;

    INSERT INTO observaciones_4
      SELECT id, numero, version, fecha, '', texto, '', '', plazo, '', respuesta, fecha_respuesta, estado,
        version_respuesta
      FROM observaciones;
    DROP TABLE observaciones;
    ALTER TABLE observaciones_4 RENAME TO observaciones;
    """
}
