// What a verification came to, in words: what it is, what it means, what to do now.

const NEXT_COPY = 'Pida otra copia a quien lo entregó y muéstrele esta lista.';

function isIntact({ hallazgos }) {
  return !hallazgos.some(({ gravedad, codigo }) => gravedad === 'defecto' && codigo !== 'S001');
}

function outcomeOf(report) {
  if (!isIntact(report)) return alteredOutcome(report);
  switch (report.sello_esperado) {
    case 'coincide':
      return {
        tone: 'bien', mark: '✓', title: 'Coincide con el acta',
        text: 'El paquete está íntegro y su código es el que está impreso en el acta: es el que se firmó, sin ningún cambio.',
        next: 'Reciba lo entregado con el primer botón. Conserve una copia del paquete y guarde este informe.',
      };
    case 'no coincide':
      return {
        tone: 'mal', mark: '≠', title: 'Íntegro, pero NO es el paquete del acta',
        text: 'Nadie cambió este paquete desde que se selló, pero su código es otro: puede ser otra versión u otra edición.',
        next: 'Compruebe que copió bien el código. Si está bien copiado, no lo reciba como el paquete firmado: pida el que corresponde al acta.',
      };
    default:
      return {
        tone: 'curso', mark: '✓', title: 'Íntegro, sin comparar con el acta',
        text: 'El paquete está completo y nadie lo cambió desde que se selló. Falta saber si es el que se firmó.',
        next: 'Escriba abajo el código que está impreso en el acta; después, reciba lo entregado.',
      };
  }
}

function alteredOutcome(report) {
  if (report.hallazgos.some(({ codigo }) => codigo === 'Z001')) {
    return {
      tone: 'mal', mark: '✗', title: 'Alterado: la copia está incompleta',
      text: 'No se pudo leer el final del archivo: le falta un pedazo.',
      next: 'Vuelva a copiarlo desde el original. Si se repite, pida otra copia a quien lo entregó.',
    };
  }
  const count = report.hallazgos.filter(({ gravedad }) => gravedad === 'defecto').length;
  return {
    tone: 'mal', mark: '✗', title: 'Alterado',
    text: `El paquete no está como se selló: se ${count === 1 ? 'encontró' : 'encontraron'} ${
      counted(count, 'defecto', 'defectos')}. Abajo se dice qué y dónde.`,
    next: `No lo reciba sin más. ${NEXT_COPY} Si de todos modos lo recibe, deje una observación en cada elemento dañado.`,
  };
}

// Why there is no judgement; `source` is what was to be verified.
function failureOutcome(reason, source) {
  const name = `«${source.name}»`;
  const holdsZip = source.items && source.items.some(({ path }) => /\.zip$/i.test(path));
  switch (reason) {
    case 'noZip':
      return {
        tone: 'mal', mark: '?', title: 'No es un paquete de empalme', text: `${name} no es un archivo ZIP.`,
        next: 'Elija el ZIP que le entregaron, o la carpeta que salió de él.',
      };
    case 'noBag':
      return {
        tone: 'mal', mark: '?', title: 'No es un paquete de empalme',
        text: `${name} no contiene los textos de control que todo paquete tiene (bagit.txt y los manifiestos).`,
        next: holdsZip ? 'Dentro de esa carpeta hay un ZIP: elija el ZIP.'
          : 'Elija el ZIP que le entregaron, o la carpeta que salió de él.',
      };
    case 'foreign':
      return {
        tone: 'curso', mark: '?', title: 'No es un paquete de empalme: es una bolsa BagIt de otro programa',
        text: `${name} no lleva sello ni inventario de empalme, y esta página solo comprueba paquetes de empalme. No se comprobó nada de su contenido.`,
        next: 'Compruébela con «empalme verificar» o con el programa que la hizo.',
      };
    case 'cancelled':
      return {
        tone: 'curso', mark: '–', title: 'Comprobación cancelada', text: `No se concluyó nada sobre ${name}.`,
        next: 'Elíjalo otra vez para comenzar de nuevo.',
      };
    default:
      return {
        tone: 'mal', mark: '?', title: 'No se pudo terminar de leer',
        text: `La memoria o el disco dejó de responder, o ${name} cambió mientras se leía. No se concluyó nada.`,
        next: 'Revise que la memoria siga conectada y repita. Si vuelve a pasar, cópielo a este equipo y compruebe la copia.',
      };
  }
}
