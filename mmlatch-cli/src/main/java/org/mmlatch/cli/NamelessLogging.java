package org.mmlatch.cli;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfigurationFactory;
import org.mmlatch.cli.common.Interruption;

/**
 * Reads log4j2.xml, has the logging ended with the program, and spares Log4j the question for the
 * machine's name, which no line of a log shows: a container without network has no answer, and a
 * network without name service a late one. Named in log4j2.component.properties.
 */
public final class NamelessLogging extends XmlConfigurationFactory {
  @Override
  public Configuration getConfiguration(LoggerContext context, ConfigurationSource source) {
    Configuration configuration = super.getConfiguration(context, source);
    configuration.getProperties().put("hostName", "unknown");
    Interruption.finallyDo(LogManager::shutdown); // a program that never logs has nothing to end
    return configuration;
  }
}
