package dev.newsgraph;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Lets {@link Min @Min} give the smallest {@link DataSize} of a property, in bytes.
 * Hibernate Validator finds it as a service.
 */
public class DataSizeMinValidator implements ConstraintValidator<Min, DataSize> {

	private long bytes;

	@Override
	public void initialize(Min constraint) {
		this.bytes = constraint.value();
	}

	@Override
	public boolean isValid(@Nullable DataSize size, ConstraintValidatorContext context) {
		return size == null || size.toBytes() >= this.bytes;
	}

}
