/// What training records need beyond the first release, frozen: see ``Schema1``.
enum Schema2Training {
  /// The table of needs is made anew, because its key changes.
  static let sql = """
    CREATE TABLE requisitos_2 (
      id INTEGER PRIMARY KEY,
      herramienta TEXT NOT NULL REFERENCES herramientas (codigo) CHECK (herramienta <> ''),
      lado TEXT NOT NULL CHECK (lado IN ('saliente', 'entrante')),
      dependencia TEXT NOT NULL,
      cargo TEXT NOT NULL,
      persona TEXT NOT NULL,
      notas TEXT NOT NULL,
      anulacion TEXT NOT NULL,
      UNIQUE (herramienta, lado, dependencia, cargo, persona)
    ) STRICT;

    INSERT INTO requisitos_2 (id, herramienta, lado, dependencia, cargo, persona, notas, anulacion)
      SELECT id, herramienta, lado, dependencia, cargo, '', notas, '' FROM requisitos;
    DROP TABLE requisitos;
    ALTER TABLE requisitos_2 RENAME TO requisitos;

    ALTER TABLE herramientas ADD COLUMN vigencia_meses INTEGER;
    ALTER TABLE ficha ADD COLUMN regla_notas TEXT NOT NULL DEFAULT 'mejor'
      CHECK (regla_notas IN ('mejor', 'última'));
    ALTER TABLE sesiones ADD COLUMN huella_material TEXT NOT NULL DEFAULT '';
    ALTER TABLE sesiones ADD COLUMN anulacion TEXT NOT NULL DEFAULT '';
    ALTER TABLE asistencias ADD COLUMN anulacion TEXT NOT NULL DEFAULT '';
    ALTER TABLE evaluaciones ADD COLUMN anulacion TEXT NOT NULL DEFAULT '';
    """
}
