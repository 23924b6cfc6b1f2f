package import ArgumentParser
import HandoverActions

/// `empalme marco`: the phase frameworks and the scoring of the phases.
package struct PhaseGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "marco",
    abstract: "Los marcos de fases: verlos, llenar con ellos un corte y decir cuánto se avanzó.",
    discussion: """
      Un marco de fases dice qué pide una norma, criterio por criterio, y de cada valor dice de dónde sale y si se \
      verificó. Un municipio con matriz propia la escribe en plantillas/marcos del expediente. Sin más palabras \
      muestra los marcos que hay.

      EJEMPLOS
        # los marcos que hay
        empalme marco
        # el marco de 2008, con sus criterios, plazos y fuentes
        empalme marco ver gel-1151-2008
        # las filas que faltan para calificar ese día
        empalme marco llenar --corte 2011-12-15
        # el corte siguiente, a partir del anterior
        empalme marco copiar --de 2011-06-30 --a 2011-12-15
        # cuánto se avanzó, qué cambió y qué falta
        empalme marco avance
      """,
    subcommands: [
      ListFrameworks.self, ShowFramework.self, FillCutoff.self, CopyCutoff.self, TellPhases.self,
    ],
    defaultSubcommand: ListFrameworks.self)

  package init() {}
}
