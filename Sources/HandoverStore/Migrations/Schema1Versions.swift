extension Schema1 {
  /// Sealed versions and what followed them.
  static let versions = """
    CREATE TABLE versiones (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      autor TEXT NOT NULL,
      motivo TEXT NOT NULL,
      paquete TEXT NOT NULL CHECK (paquete <> ''),
      sello_integral TEXT NOT NULL CHECK (sello_integral <> ''),
      sello_publica TEXT NOT NULL CHECK (sello_publica <> ''),
      huella_contenido TEXT NOT NULL CHECK (huella_contenido <> ''),
      archivos INTEGER,
      tamano INTEGER,
      UNIQUE (numero)
    ) STRICT;

    CREATE TABLE publicaciones (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL REFERENCES versiones (numero),
      direccion TEXT NOT NULL CHECK (direccion <> ''),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      medio TEXT NOT NULL,
      responsable TEXT NOT NULL,
      UNIQUE (version, direccion)
    ) STRICT;

    CREATE TABLE recepciones (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL REFERENCES versiones (numero),
      elemento TEXT NOT NULL REFERENCES elementos (codigo) CHECK (elemento <> ''),
      estado TEXT NOT NULL CHECK (estado IN ('recibido', 'con observaciones', 'faltante', 'no aplica')),
      nombre TEXT NOT NULL,
      cargo TEXT NOT NULL,
      fecha TEXT CHECK (fecha GLOB '????-??-??'),
      observacion TEXT NOT NULL,
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      responsable TEXT NOT NULL,
      UNIQUE (version, elemento)
    ) STRICT;

    CREATE TABLE observaciones (
      id INTEGER PRIMARY KEY,
      numero INTEGER NOT NULL,
      version INTEGER NOT NULL REFERENCES versiones (numero),
      fecha TEXT NOT NULL CHECK (fecha GLOB '????-??-??'),
      texto TEXT NOT NULL CHECK (texto <> ''),
      plazo TEXT CHECK (plazo GLOB '????-??-??'),
      respuesta TEXT NOT NULL,
      fecha_respuesta TEXT CHECK (fecha_respuesta GLOB '????-??-??'),
      estado TEXT NOT NULL CHECK (estado IN ('abierta', 'respondida', 'cerrada')),
      version_respuesta INTEGER,
      UNIQUE (numero)
    ) STRICT;

    CREATE TRIGGER versiones_no_cambian BEFORE UPDATE ON versiones
    BEGIN SELECT RAISE(ABORT, 'una versión sellada no cambia'); END;

    CREATE TRIGGER versiones_no_se_borran BEFORE DELETE ON versiones
    BEGIN SELECT RAISE(ABORT, 'una versión sellada no se borra'); END;

    CREATE TRIGGER versiones_no_se_reemplazan BEFORE INSERT ON versiones
    WHEN EXISTS (SELECT 1 FROM versiones WHERE id = NEW.id OR numero = NEW.numero)
    BEGIN SELECT RAISE(ABORT, 'una versión sellada no se reemplaza'); END;
    """
}
