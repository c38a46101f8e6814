package dev.newsgraph;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Lets {@link Max @Max} give the largest {@link DataSize} of a property, in bytes.
 * Hibernate Validator finds it as a service.
 */
public class DataSizeMaxValidator implements ConstraintValidator<Max, DataSize> {

	private long bytes;

	@Override
	public void initialize(Max constraint) {
		this.bytes = constraint.value();
	}

	@Override
	public boolean isValid(@Nullable DataSize size, ConstraintValidatorContext context) {
		return size == null || size.toBytes() <= this.bytes;
	}

}
