/// The tables of the first release, frozen.
///
/// Never edited and never derived from the live definitions: a change is a new migration. SchemaTests hold the
/// migrated schema against the definitions. Why the columns are stored as they are: decision record 0002.
enum Schema1 {
  /// Everything in the order in which it is created.
  static let sql = handover + strategy + training + versions + log

  /// The bitácora: what was done to the registry, which nobody changes afterwards.
  static let log = """

    CREATE TABLE bitacora (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      momento TEXT NOT NULL CHECK (momento <> ''),
      quien TEXT NOT NULL,
      accion TEXT NOT NULL CHECK (accion <> ''),
      tabla TEXT NOT NULL,
      clave TEXT NOT NULL,
      detalle TEXT NOT NULL CHECK (json_valid(detalle))
    ) STRICT;

    CREATE TRIGGER bitacora_no_cambia BEFORE UPDATE ON bitacora
    BEGIN SELECT RAISE(ABORT, 'la bitácora no se modifica'); END;

    CREATE TRIGGER bitacora_no_se_borra BEFORE DELETE ON bitacora
    BEGIN SELECT RAISE(ABORT, 'la bitácora no se borra'); END;

    CREATE TRIGGER bitacora_no_se_reemplaza BEFORE INSERT ON bitacora
    WHEN EXISTS (SELECT 1 FROM bitacora WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'la bitácora no se reemplaza'); END;
    """
}
