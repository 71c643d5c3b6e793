import './msw.test.fixture.ts'
