package dev.newsgraph;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import dev.newsgraph.cli.CommandLineInterface;

/** Starts the gateway, or runs the command in the arguments. */
@SpringBootApplication
public class NewsgraphApplication {

	public static void main(String[] arguments) {
		if (CommandLineInterface.isCommand(arguments)) {
			System.exit(CommandLineInterface.run(NewsgraphApplication.class, arguments));
		}
		SpringApplication.run(NewsgraphApplication.class, arguments);
	}

}
