package dev.newsgraph;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. */
@SpringBootApplication
public class NewsgraphApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(NewsgraphApplication.class, arguments);
	}

}
