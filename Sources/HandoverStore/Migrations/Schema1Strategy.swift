extension Schema1 {
  /// The plan, the phases and the context of the strategy.
  static let strategy = """
    CREATE TABLE plan (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      area TEXT NOT NULL CHECK (area <> ''),
      accion TEXT NOT NULL CHECK (accion <> ''),
      beneficios TEXT NOT NULL,
      indicador TEXT NOT NULL CHECK (indicador <> ''),
      meta TEXT NOT NULL,
      actividad TEXT NOT NULL,
      responsables TEXT NOT NULL,
      recursos TEXT NOT NULL,
      tiempos TEXT NOT NULL,
      avance TEXT CHECK (avance NOT GLOB '*[^-.0-9]*'),
      valor_alcanzado TEXT NOT NULL,
      evidencia TEXT NOT NULL,
      estado TEXT CHECK (estado IN ('cumplido', 'en curso', 'atrasado', 'sin iniciar', 'descartado')),
      responsable_actual TEXT NOT NULL,
      calculo TEXT
        CHECK (calculo IN ('material disponible', 'funcionarios capacitados', 'documento publicado')),
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE fases (
      id INTEGER PRIMARY KEY,
      marco TEXT NOT NULL CHECK (marco <> ''),
      fase INTEGER NOT NULL,
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      descripcion TEXT NOT NULL,
      fuente TEXT NOT NULL,
      UNIQUE (marco, fase)
    ) STRICT;

    CREATE TABLE criterios (
      id INTEGER PRIMARY KEY,
      marco TEXT NOT NULL CHECK (marco <> ''),
      fase INTEGER NOT NULL,
      corte TEXT NOT NULL CHECK (corte GLOB '????-??-??'),
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      criterio TEXT NOT NULL CHECK (criterio <> ''),
      peso TEXT NOT NULL CHECK (peso NOT GLOB '*[^-.0-9]*'),
      respuesta TEXT CHECK (respuesta IN ('S', 'N', 'NA')),
      puntaje TEXT CHECK (puntaje NOT GLOB '*[^-.0-9]*'),
      evidencia TEXT NOT NULL,
      observacion TEXT NOT NULL,
      responsable TEXT NOT NULL,
      pendiente TEXT NOT NULL,
      UNIQUE (marco, fase, corte, codigo)
    ) STRICT;

    CREATE TABLE tramites (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      tipo TEXT NOT NULL CHECK (tipo IN ('trámite', 'OPA', 'servicio')),
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      proposito TEXT NOT NULL,
      dependencia TEXT NOT NULL,
      estado_suit TEXT
        CHECK (estado_suit IN ('sin registrar', 'en creación', 'en corrección', 'inscrito', 'eliminado')),
      publicado TEXT CHECK (publicado IN ('sí', 'no')),
      en_linea TEXT CHECK (en_linea IN ('sí', 'no')),
      racionalizacion TEXT CHECK (racionalizacion IN ('normativa', 'administrativa', 'tecnológica')),
      accion_racionalizacion TEXT NOT NULL,
      fecha_racionalizacion TEXT CHECK (fecha_racionalizacion GLOB '????-??-??'),
      encuesta TEXT CHECK (encuesta IN ('sí', 'no')),
      resultado_encuesta TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE alianzas (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      entidad TEXT NOT NULL CHECK (entidad <> ''),
      nivel TEXT NOT NULL CHECK (nivel IN ('local', 'departamental', 'nacional', 'internacional')),
      tipo TEXT NOT NULL,
      convenio TEXT NOT NULL,
      desde TEXT CHECK (desde GLOB '????-??-??'),
      hasta TEXT CHECK (hasta GLOB '????-??-??'),
      informacion TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE canales (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      canal TEXT NOT NULL CHECK (canal <> ''),
      responsable TEXT NOT NULL,
      frecuencia TEXT NOT NULL,
      ultima_actualizacion TEXT CHECK (ultima_actualizacion GLOB '????-??-??'),
      frecuencia_alcanzada TEXT NOT NULL,
      publicado TEXT CHECK (publicado IN ('sí', 'no')),
      fuente TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE soporte (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      problema TEXT NOT NULL CHECK (problema <> ''),
      procedimiento TEXT NOT NULL CHECK (procedimiento <> ''),
      asistencia TEXT NOT NULL,
      UNIQUE (numero)
    ) STRICT;

    CREATE TABLE incentivos (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      descripcion TEXT NOT NULL,
      fecha TEXT CHECK (fecha GLOB '????-??-??'),
      enlace TEXT NOT NULL,
      UNIQUE (numero)
    ) STRICT;

    CREATE TABLE normas (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      descripcion TEXT NOT NULL,
      fecha TEXT CHECK (fecha GLOB '????-??-??'),
      enlace TEXT NOT NULL,
      UNIQUE (numero)
    ) STRICT;

    CREATE TABLE pendientes (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      asunto TEXT NOT NULL CHECK (asunto <> ''),
      riesgo TEXT NOT NULL,
      prioridad TEXT NOT NULL CHECK (prioridad IN ('alta', 'media', 'baja')),
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      responsable TEXT NOT NULL,
      recomendacion TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;
    """
}
