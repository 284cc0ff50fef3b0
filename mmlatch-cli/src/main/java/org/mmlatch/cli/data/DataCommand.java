package org.mmlatch.cli.data;

import org.mmlatch.cli.common.CommandWithSubcommands;
import picocli.CommandLine.Command;

/** {@code mmlatch data}. */
@Command(
    name = "data",
    description = "Generate, import, inspect and export corpora.",
    subcommands = {
      DataSampleCommand.class,
      DataImportCommand.class,
      DataInspectCommand.class,
      DataExportCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class DataCommand extends CommandWithSubcommands {}
