extension Schema1 {
  /// Tools, people and training.
  static let training = """
    CREATE TABLE herramientas (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      descripcion TEXT NOT NULL,
      sistema TEXT REFERENCES sistemas (codigo),
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE requisitos (
      id INTEGER PRIMARY KEY,
      herramienta TEXT NOT NULL REFERENCES herramientas (codigo) CHECK (herramienta <> ''),
      lado TEXT NOT NULL CHECK (lado IN ('saliente', 'entrante')),
      dependencia TEXT NOT NULL,
      cargo TEXT NOT NULL,
      notas TEXT NOT NULL,
      UNIQUE (herramienta, lado, dependencia, cargo)
    ) STRICT;

    CREATE TABLE personas (
      id INTEGER PRIMARY KEY,
      documento TEXT NOT NULL CHECK (documento <> ''),
      tipo_documento TEXT NOT NULL CHECK (tipo_documento IN ('CC', 'CE', 'PA', 'PPT', 'TI')),
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      lado TEXT NOT NULL CHECK (lado IN ('saliente', 'entrante')),
      dependencia TEXT NOT NULL CHECK (dependencia <> ''),
      cargo TEXT NOT NULL,
      vinculacion TEXT
        CHECK (vinculacion IN ('carrera', 'libre nombramiento', 'provisional', 'elección popular',
          'contratista')),
      correo TEXT NOT NULL,
      notas TEXT NOT NULL,
      UNIQUE (documento)
    ) STRICT;

    CREATE TABLE sesiones (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      tipo TEXT NOT NULL CHECK (tipo IN ('inducción', 'reinducción', 'capacitación', 'entrenamiento')),
      herramienta TEXT REFERENCES herramientas (codigo),
      tema TEXT NOT NULL CHECK (tema <> ''),
      material TEXT REFERENCES elementos (codigo),
      facilitador TEXT NOT NULL,
      entidad_facilitadora TEXT NOT NULL,
      lugar TEXT NOT NULL,
      fecha_inicio TEXT NOT NULL CHECK (fecha_inicio GLOB '????-??-??'),
      fecha_fin TEXT CHECK (fecha_fin GLOB '????-??-??'),
      horas TEXT CHECK (horas NOT GLOB '*[^-.0-9]*'),
      estado TEXT NOT NULL CHECK (estado IN ('programada', 'realizada', 'cancelada')),
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE asistencias (
      id INTEGER PRIMARY KEY,
      sesion TEXT NOT NULL REFERENCES sesiones (codigo) CHECK (sesion <> ''),
      documento TEXT NOT NULL REFERENCES personas (documento) CHECK (documento <> ''),
      asistencia TEXT NOT NULL
        CHECK (asistencia IN ('asistió', 'tarde', 'excusado', 'no asistió', 'retirado')),
      horas TEXT CHECK (horas NOT GLOB '*[^-.0-9]*'),
      motivo TEXT NOT NULL,
      UNIQUE (sesion, documento)
    ) STRICT;

    CREATE TABLE evaluaciones (
      id INTEGER PRIMARY KEY,
      sesion TEXT NOT NULL REFERENCES sesiones (codigo) CHECK (sesion <> ''),
      documento TEXT NOT NULL REFERENCES personas (documento) CHECK (documento <> ''),
      intento INTEGER NOT NULL,
      nota TEXT NOT NULL CHECK (nota NOT GLOB '*[^-.0-9]*'),
      fecha TEXT CHECK (fecha GLOB '????-??-??'),
      observacion TEXT NOT NULL,
      UNIQUE (sesion, documento, intento)
    ) STRICT;

    CREATE TABLE certificados (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      documento TEXT NOT NULL REFERENCES personas (documento) CHECK (documento <> ''),
      sesion TEXT NOT NULL REFERENCES sesiones (codigo) CHECK (sesion <> ''),
      clase TEXT NOT NULL CHECK (clase IN ('asistencia', 'aprobación')),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      estado TEXT NOT NULL CHECK (estado IN ('vigente', 'anulado', 'reexpedido')),
      motivo TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;
    """
}
