package org.go2rs.templates;

import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * Velocity with the settings that all templates rely on: whitespace around directives is structural, an unknown reference is an
 * error, and inserted values are plain text. Thread-safe.
 */
final class TemplateEngine {
  private static final String FOLDER = "org/go2rs/templates/";

  private final VelocityEngine velocity;
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  TemplateEngine() {
    var settings = new Properties();
    settings.setProperty("resource.loaders", "class");
    settings.setProperty("resource.loader.class.class", "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
    settings.setProperty("resource.loader.class.cache", "true");
    settings.setProperty("parser.space_gobbling", "structured");
    settings.setProperty("runtime.strict_mode.enable", "true");
    settings.setProperty("parser.pool.size", "4");
    velocity = new VelocityEngine(settings);
    velocity.init();
  }

  /** Renders the template {@code name} with {@code values}. */
  String render(String name, Map<String, ?> values) {
    var template = templates.computeIfAbsent(name, n -> velocity.getTemplate(FOLDER + n + ".vm", "UTF-8"));
    var out = new StringWriter();
    var context = new VelocityContext();
    values.forEach(context::put);
    template.merge(context, out);
    return out.toString();
  }
}
