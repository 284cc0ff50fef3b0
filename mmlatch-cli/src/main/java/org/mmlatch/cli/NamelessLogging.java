package org.mmlatch.cli;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfigurationFactory;
import org.mmlatch.cli.common.Interruption;

/**
 * The configuration factory that log4j2.component.properties names. It reads log4j2.xml and shuts
 * the logging down at the end of the program. It also keeps Log4j from looking up the host name,
 * which no log line shows: the lookup fails in a container without network and is slow in a network
 * without name service.
 */
public final class NamelessLogging extends XmlConfigurationFactory {
  @Override
  public Configuration getConfiguration(LoggerContext context, ConfigurationSource source) {
    Configuration configuration = super.getConfiguration(context, source);
    configuration.getProperties().put("hostName", "unknown");
    Interruption.finallyDo(LogManager::shutdown); // only needed once the logging has started
    return configuration;
  }
}
