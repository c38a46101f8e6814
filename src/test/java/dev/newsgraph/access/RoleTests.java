package dev.newsgraph.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			READER,   READER,   true
			READER,   ANALYST,  false
			READER,   IMPORTER, false
			READER,   ADMIN,    false
			ANALYST,  READER,   true
			ANALYST,  ANALYST,  true
			ANALYST,  IMPORTER, false
			ANALYST,  ADMIN,    false
			IMPORTER, READER,   true
			IMPORTER, ANALYST,  false
			IMPORTER, IMPORTER, true
			IMPORTER, ADMIN,    false
			ADMIN,    READER,   true
			ADMIN,    ANALYST,  true
			ADMIN,    IMPORTER, true
			ADMIN,    ADMIN,    true
			""")
	void aRoleIncludesWhatItsPredecessorsMayDo(Role role, Role required, boolean included) {
		assertThat(role.includes(required)).isEqualTo(included);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			READER,   READER,   READER
			READER,   IMPORTER, IMPORTER
			ANALYST,  READER,   ANALYST
			ANALYST,  IMPORTER, ADMIN
			IMPORTER, ADMIN,    ADMIN
			""")
	void theLeastRoleIncludesBoth(Role role, Role other, Role both) {
		assertThat(role.and(other)).isEqualTo(both);
		assertThat(other.and(role)).isEqualTo(both);
		assertThat(both.includes(role) && both.includes(other)).isTrue();
	}

}
