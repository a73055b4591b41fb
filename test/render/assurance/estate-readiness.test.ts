import { describe, expect, it } from 'vitest';
import { groupPages } from '../../../src/render/assurance/delivery-groups.ts';
import { criterionStandings, estateReadiness } from '../../../src/render/assurance/estate-readiness.ts';
import { ownershipRegister } from '../../../src/render/assurance/ownership-register.ts';
import { criterionMatrix } from '../../../src/render/assurance/readiness-matrix.ts';
import { roleDirectory } from '../../../src/render/assurance/role-directory.ts';
import { exampleEstate } from '../../support/example-estate.ts';
import { englishWords } from '../../support/words.ts';

const estate = exampleEstate();
const asked = estate.services.filter(({ phase }) => phase !== 'retired');

describe('estateReadiness', () => {
  const view = estateReadiness(estate, englishWords);

  it('counts each service that is asked anything once', () => {
    const lists = [view.readyForGate, view.notReadyForGate, view.runningClear, view.runningBlocked].flat();
    expect(lists.map(({ id }) => id).sort()).toEqual(asked.map(({ id }) => id).sort());
    expect(view.reviewAges.reduce((sum, { guides }) => sum + guides, 0)).toBe(asked.length);
    expect(view.phases.reduce((sum, { services }) => sum + services, 0)).toBe(asked.length);
  });

  it('gives every blocker to an owner', () => {
    const blockers = asked.flatMap(({ readiness }) => readiness.blockers);
    expect(blockers.length).toBeGreaterThan(0);
    expect(view.owners.reduce((sum, entry) => sum + entry.blockers, 0)).toBe(blockers.length);
  });

  it('puts gates in order of their day, those without a day last', () => {
    const days = view.gates.map(({ readiness }) => readiness.nextGate?.plannedOn ?? '9999');
    expect(days).toEqual([...days].sort());
  });
});

describe('criterionStandings', () => {
  it('counts every service that is asked in one state for each criterion', () => {
    const standings = [...criterionStandings(estate.frameworks, estate.services).values()];
    expect(standings.length).toBeGreaterThan(50);
    for (const { met, notMet, waived, later, notApplicable } of standings)
      expect(met + notMet + waived + later + notApplicable).toBe(asked.length);
  });
});

describe('criterionMatrix', () => {
  it('has a cell for each criterion of a stage, and counts the services that it leaves out', () => {
    for (const framework of estate.frameworks) {
      for (const { stage, rows, others } of criterionMatrix(framework, estate.services).stages) {
        expect(rows.length + others).toBe(asked.length);
        for (const { cells } of rows) expect(cells.map(({ criterion }) => criterion)).toEqual(stage.criteria);
      }
    }
  });
});

describe('groupPages', () => {
  it('shows only gates that are still ahead', () => {
    const gates = [...groupPages(estate, englishWords).values()].flatMap((group) => group.gates);
    expect(gates.length).toBeGreaterThan(0);
    expect(gates.filter(({ on }) => on <= estate.today)).toEqual([]);
  });

  it('names managers who are missing', () => {
    const organisation = { ...estate.organisation, delivery_groups: { water: { name: 'Water' } } };
    const groups = groupPages({ ...estate, organisation }, englishWords);
    expect(groups.get('water')?.gaps.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'The group has no readiness manager.',
        'The group has live services and no live services manager.',
      ]),
    );
  });
});

describe('ownershipRegister', () => {
  it('has every term once by service and once by owner', () => {
    const register = ownershipRegister(estate);
    const all = estate.services.flatMap(({ ownership }) => ownership);
    const byService = register.rows.flatMap(({ stages }) => stages.flatMap(({ terms }) => terms));
    const byOwner = register.owners.flatMap(({ terms }) => terms.map(({ term }) => term));
    expect(new Set(byService)).toEqual(new Set(all));
    expect(new Set(byOwner)).toEqual(new Set(all));
  });
});

describe('roleDirectory', () => {
  const directory = roleDirectory(estate, englishWords);

  it('lists every role and team, with how to reach it', () => {
    expect(directory.roles.map(({ id }) => id).sort()).toEqual(Object.keys(estate.organisation.roles).sort());
    expect(directory.teams.map(({ id }) => id).sort()).toEqual(Object.keys(estate.organisation.teams).sort());
  });

  it('says where a role is named', () => {
    const uses = directory.roles.find(({ id }) => id === 'water-readiness')?.uses ?? [];
    expect(uses.map(({ title }) => title)).toContain('Readiness manager');
  });

  it('lists everybody whom frameworks ask', () => {
    const names = estate.frameworks.flatMap(({ stages }) =>
      stages.flatMap(({ criteria }) => criteria.flatMap(({ responsible }) => responsible)),
    );
    expect(directory.responsible.map(({ name }) => name)).toEqual([...new Set(names)].sort());
  });
});
