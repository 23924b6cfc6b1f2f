extension Schema1 {
  /// The ficha, the teams and what is handed over.
  static let handover = """
    CREATE TABLE ficha (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      entidad TEXT NOT NULL CHECK (entidad <> ''),
      nit TEXT NOT NULL CHECK (nit <> ''),
      departamento TEXT NOT NULL CHECK (departamento <> ''),
      municipio TEXT NOT NULL CHECK (municipio <> ''),
      divipola TEXT NOT NULL,
      direccion TEXT NOT NULL,
      telefono TEXT NOT NULL,
      correo TEXT NOT NULL,
      sitio_web TEXT NOT NULL,
      periodo_desde TEXT NOT NULL CHECK (periodo_desde GLOB '????-??-??'),
      periodo_hasta TEXT NOT NULL CHECK (periodo_hasta GLOB '????-??-??'),
      saliente_nombre TEXT NOT NULL,
      saliente_cargo TEXT NOT NULL,
      entrante_nombre TEXT NOT NULL,
      entrante_cargo TEXT NOT NULL,
      comite TEXT NOT NULL,
      marco TEXT NOT NULL,
      acto_tipo TEXT NOT NULL,
      acto_numero TEXT NOT NULL,
      acto_fecha TEXT CHECK (acto_fecha GLOB '????-??-??'),
      condicion TEXT CHECK (condicion IN ('retiro', 'separación del cargo', 'ratificación')),
      fecha_retiro TEXT CHECK (fecha_retiro GLOB '????-??-??'),
      fecha_entrega TEXT CHECK (fecha_entrega GLOB '????-??-??'),
      copias INTEGER NOT NULL,
      umbral_aprobacion TEXT NOT NULL CHECK (umbral_aprobacion NOT GLOB '*[^-.0-9]*'),
      umbral_asistencia TEXT NOT NULL CHECK (umbral_asistencia NOT GLOB '*[^-.0-9]*'),
      escala_notas TEXT NOT NULL CHECK (escala_notas IN ('0-5', '0-100')),
      licencia TEXT NOT NULL,
      responsable_publicacion TEXT NOT NULL,
      resumen TEXT NOT NULL
    ) STRICT;

    CREATE TABLE equipos (
      id INTEGER PRIMARY KEY,
      lado TEXT NOT NULL CHECK (lado IN ('saliente', 'entrante', 'control interno', 'testigo')),
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      cargo TEXT NOT NULL,
      dependencia TEXT NOT NULL,
      rol TEXT NOT NULL,
      notas TEXT NOT NULL,
      UNIQUE (lado, nombre)
    ) STRICT;

    CREATE TABLE reuniones (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      tema TEXT NOT NULL CHECK (tema <> ''),
      asistentes TEXT NOT NULL,
      acta TEXT NOT NULL,
      compromisos TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE sistemas (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      nombre TEXT NOT NULL CHECK (nombre <> ''),
      direccion TEXT NOT NULL,
      proveedor TEXT NOT NULL,
      finalidad TEXT NOT NULL,
      rol TEXT NOT NULL,
      titular_saliente TEXT NOT NULL,
      canal_recuperacion TEXT NOT NULL,
      vence TEXT CHECK (vence GLOB '????-??-??'),
      contrato TEXT NOT NULL,
      transferencia TEXT CHECK (transferencia IN ('reinicio de clave', 'cambio de titular', 'baja')),
      fecha_transferencia TEXT CHECK (fecha_transferencia GLOB '????-??-??'),
      prueba TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;

    CREATE TABLE elementos (
      id INTEGER PRIMARY KEY,
      codigo TEXT NOT NULL CHECK (codigo <> ''),
      seccion TEXT NOT NULL
        CHECK (seccion IN ('material', 'archivo electrónico', 'archivo físico', 'informe', 'registro',
          'sistema', 'otro')),
      titulo TEXT NOT NULL CHECK (titulo <> ''),
      descripcion TEXT NOT NULL,
      ruta TEXT NOT NULL,
      serie TEXT NOT NULL,
      subserie TEXT NOT NULL,
      codigo_trd TEXT NOT NULL,
      fecha_inicial TEXT,
      fecha_final TEXT,
      soporte TEXT NOT NULL CHECK (soporte IN ('electrónico', 'físico', 'híbrido')),
      caja TEXT NOT NULL,
      carpeta TEXT NOT NULL,
      tomo TEXT NOT NULL,
      otro TEXT NOT NULL,
      folios INTEGER,
      ubicacion TEXT NOT NULL,
      idioma TEXT NOT NULL,
      licencia TEXT NOT NULL,
      herramienta TEXT NOT NULL,
      publico TEXT NOT NULL,
      nivel TEXT NOT NULL,
      responsable_produccion TEXT NOT NULL,
      responsable_informacion TEXT NOT NULL,
      acceso TEXT NOT NULL CHECK (acceso IN ('pública', 'clasificada', 'reservada')),
      fundamento TEXT NOT NULL,
      objetivo_legitimo TEXT NOT NULL,
      excepcion TEXT CHECK (excepcion IN ('total', 'parcial')),
      fecha_calificacion TEXT CHECK (fecha_calificacion GLOB '????-??-??'),
      plazo TEXT NOT NULL,
      datos_personales TEXT NOT NULL CHECK (datos_personales IN ('no', 'sí', 'sensibles')),
      estado TEXT NOT NULL CHECK (estado IN ('entregado', 'faltante', 'en trámite', 'no aplica')),
      motivo TEXT NOT NULL,
      notas TEXT NOT NULL,
      UNIQUE (codigo)
    ) STRICT;
    """
}
