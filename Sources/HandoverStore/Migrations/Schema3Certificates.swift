/// What certificates, their evidence and their secrets need, frozen.
enum Schema3Certificates {
  /// Everything in the order in which it is made.
  static let sql = certificates + settings + evidence + secrets

  /// What the paper of a certificate says.
  private static let certificates = """
    ALTER TABLE certificados ADD COLUMN tipo_documento TEXT
      CHECK (tipo_documento IN ('CC', 'CE', 'PA', 'PPT', 'TI'));
    ALTER TABLE certificados ADD COLUMN nombre TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN curso TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN tipo_curso TEXT
      CHECK (tipo_curso IN ('inducción', 'reinducción', 'capacitación', 'entrenamiento'));
    ALTER TABLE certificados ADD COLUMN horas TEXT CHECK (horas NOT GLOB '*[^-.0-9]*');
    ALTER TABLE certificados ADD COLUMN fecha_inicio TEXT CHECK (fecha_inicio GLOB '????-??-??');
    ALTER TABLE certificados ADD COLUMN fecha_fin TEXT CHECK (fecha_fin GLOB '????-??-??');
    ALTER TABLE certificados ADD COLUMN nivel TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN firmante TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN cargo_firmante TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN ciudad TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN reemplaza TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificados ADD COLUMN huella TEXT NOT NULL DEFAULT '';

    """

  private static let settings = """
    CREATE TABLE certificacion (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      direccion TEXT NOT NULL,
      firmante TEXT NOT NULL,
      cargo_firmante TEXT NOT NULL,
      ciudad TEXT NOT NULL,
      muestra_nivel TEXT NOT NULL CHECK (muestra_nivel IN ('sí', 'no')),
      codigo_formato TEXT NOT NULL,
      version_formato TEXT NOT NULL,
      fecha_formato TEXT CHECK (fecha_formato GLOB '????-??-??')
    ) STRICT;

    """

  private static let evidence = """
    CREATE TABLE evidencias (
      id INTEGER PRIMARY KEY,
      sesion TEXT NOT NULL REFERENCES sesiones (codigo) CHECK (sesion <> ''),
      tipo TEXT NOT NULL CHECK (tipo IN ('asistencia', 'evaluación', 'impacto')),
      ruta TEXT NOT NULL CHECK (ruta <> ''),
      huella TEXT NOT NULL CHECK (huella <> ''),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      notas TEXT NOT NULL,
      UNIQUE (sesion, ruta)
    ) STRICT;

    """

  /// No record type stands for this table, so that no export, bundle or listing can name it.
  private static let secrets = """
    CREATE TABLE secretos (
      id INTEGER PRIMARY KEY,
      nombre TEXT NOT NULL CHECK (nombre IN ('sal', 'llave')),
      valor BLOB NOT NULL CHECK (length(valor) = 32),
      UNIQUE (nombre)
    ) STRICT;
    """
}
