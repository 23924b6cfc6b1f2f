/// What people decided about the findings of a review.
///
/// No record type stands for these tables: they are about working with the expediente and no part of what is handed over.
/// The bitácora, which is, tells of every decision.
enum Schema5Review {
  static let sql = """
    CREATE TABLE aceptaciones (
      id INTEGER PRIMARY KEY,
      ruta TEXT NOT NULL CHECK (ruta <> ''),
      regla TEXT NOT NULL CHECK (regla <> ''),
      huella TEXT NOT NULL CHECK (length(huella) = 64),
      motivo TEXT NOT NULL CHECK (motivo <> ''),
      UNIQUE (ruta, regla)
    ) STRICT;

    CREATE TABLE reglas_apagadas (
      id INTEGER PRIMARY KEY,
      regla TEXT NOT NULL CHECK (regla <> ''),
      motivo TEXT NOT NULL CHECK (motivo <> ''),
      UNIQUE (regla)
    ) STRICT;
    """
}
