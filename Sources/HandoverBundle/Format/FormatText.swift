/// The Spanish specification that travels in every bundle as `data/formato.md`.
///
/// It states for a municipal reader what `docs/bundle-format.md` states for developers; both change together.
enum FormatText {
  static let markdown = """
    # El formato del paquete de empalme, versión 1

    Este texto acompaña a cada paquete para que, dentro de muchos años y sin el programa que lo hizo, cualquier
    persona pueda abrirlo, entenderlo y comprobar que está completo y sin cambios.

    ## 1. Qué es

    - Un archivo ZIP con una sola carpeta arriba, que se llama como el ZIP.
    - Esa carpeta es una «bolsa» BagIt 1.0 (norma RFC 8493).
    - Lo que se entrega está en `data/`, que además es un RO-Crate 1.3: `ro-crate-metadata.json` describe cada
      archivo con un vocabulario público.

    ## 2. Qué hay en la carpeta

    | nombre | qué es |
    |---|---|
    | `LEAME.txt` | cómo abrir y cómo comprobar |
    | `index.html` | lleva al documento de empalme |
    | `bagit.txt` | dice que es una bolsa BagIt 1.0 en UTF-8 |
    | `bag-info.txt` | entidad, fecha, versión, edición, tamaño, versión anterior |
    | `manifest-sha256.txt` | huella SHA-256 de cada archivo de `data/` |
    | `tagmanifest-sha256.txt` | huella SHA-256 de los demás textos de esta carpeta |
    | `zip-crc32.txt` | suma de control de los bytes comprimidos de cada archivo, en el orden del ZIP |
    | `historia/` | los tres textos de cada versión anterior |
    | `data/01_material_capacitacion/` | material de capacitación |
    | `data/02_archivos/` | archivos electrónicos |
    | `data/03_informes_fases/` | informes de avance por fase |
    | `data/04_registros_capacitacion/` | registros de capacitación |
    | `data/05_tablas/` | cada tabla del expediente en CSV |
    | `data/documento-empalme.html` | el documento de empalme |
    | `data/registros-capacitacion.html` | los registros de capacitación; solo en la edición integral |
    | `data/empalme.json` | inventario: de cada archivo, su huella, su tamaño, su título y el nombre que tenía |

    ## 3. El código del paquete (sello)

    El sello es la huella SHA-256 de `tagmanifest-sha256.txt`. Ese texto contiene la huella de
    `manifest-sha256.txt`, y este la de cada archivo: si cambia un solo byte de cualquiera de ellos, cambia el sello.
    El sello no depende de cómo se comprimió el ZIP. Es el código que se imprime y se firma en el acta, entero
    (64 caracteres) o abreviado (los primeros 16, en grupos de cuatro).

    ## 4. Cómo se comprueba sin el programa

    1. Extraiga el ZIP completo.
    2. Calcule la huella de `tagmanifest-sha256.txt` (`certutil -hashfile tagmanifest-sha256.txt SHA256` en Windows,
       `sha256sum` en Linux, `shasum -a 256` en macOS) y compárela con el acta.
    3. Ejecute `sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt`. Cada línea debe decir OK.
    4. Compruebe que en `data/` no hay archivos que no estén en `manifest-sha256.txt`.

    ## 5. Los manifiestos

    Cada línea es: 64 dígitos hexadecimales en minúscula, dos espacios, la ruta del archivo, un salto de línea (LF).
    Las líneas están ordenadas por los bytes UTF-8 de la ruta. No hay líneas vacías, comentarios ni marca BOM.
    `manifest-sha256.txt` tiene todos los archivos de `data/` y ningún otro. `tagmanifest-sha256.txt` tiene todos los
    textos de fuera de `data/`, menos él mismo y `zip-crc32.txt`.

    ## 6. Las versiones

    `bag-info.txt` dice el número de esta versión, el de la anterior y su sello. `historia/` guarda, de cada versión
    anterior, `bag-info.txt`, `manifest-sha256.txt` y `tagmanifest-sha256.txt`. Para comprobar la cadena, calcule la
    huella de cada `historia/vNNNN.tagmanifest-sha256.txt`: debe ser el `Empalme-Sello-Anterior` de la versión
    siguiente.

    ## 7. Las ediciones

    La edición *integral* tiene todo. La edición *pública* tiene solo lo que cualquier persona puede ver. Las dos
    llevan el mismo número de versión, y cada archivo de la pública está igual en la integral, salvo los que el
    programa redacta para cada edición (el documento, el inventario, las tablas).

    ## 8. Los nombres

    Los nombres sirven en Windows, macOS y Linux: Unicode NFC; sin los caracteres `< > : " / \\ | ? * %` ni caracteres
    de control; sin nombres reservados de Windows; sin punto ni espacio al final; nunca dos nombres que solo se
    distingan por mayúsculas o por la forma de las tildes; a lo más 255 bytes por nombre y 200 unidades UTF-16 por
    ruta. Si un archivo tenía otro nombre, `empalme.json` lo conserva en `ruta_original`.

    ## 9. El ZIP

    - Primero la carpeta, luego `data/` y todo lo que contiene, después los demás textos; cada grupo ordenado por los
      bytes UTF-8 del nombre; `zip-crc32.txt` al final. Las carpetas tienen su propia entrada.
    - Cada entrada está guardada sin comprimir (método 0) o comprimida con deflate (método 8).
    - Todas llevan la fecha 1980-02-01 00:00, los permisos 0644 (carpetas 0755) y nombres en UTF-8.
    - No hay comentarios, cifrado, descriptores de datos ni bytes sueltos; los únicos campos adicionales son los de
      ZIP64, y solo cuando el tamaño los exige.
    - `zip-crc32.txt` tiene una línea por archivo, en el orden del ZIP y sin contarse a sí mismo: el CRC-32, en ocho
      dígitos hexadecimales, de los bytes tal como están en el ZIP. Descubre daños del ZIP que no alteran el contenido.
      No hace parte del sello y no sirve para nada después de extraer.

    """
}
