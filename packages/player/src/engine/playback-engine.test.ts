import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FakeClock, FakeScreen, FakeSource, settle } from './playback.fixture.ts';
import { PlaybackEngine } from './playback-engine.ts';

const RUNS = Number(process.env['SCRIBERY_FUZZ_RUNS'] ?? 200);

function setUp(source = new FakeSource()) {
  const clock = new FakeClock();
  const screen = new FakeScreen();
  const engine = new PlaybackEngine({ source, screen, clock });
  return { clock, screen, engine, source };
}

/** a at 0, b at 100, … j at 900. */
function letters(): FakeSource {
  const source = new FakeSource();
  for (let n = 0; n < 10; n++) source.add(n * 100, String.fromCharCode(97 + n));
  return source;
}

describe('opening', () => {
  test('shows the first moment and pauses', async () => {
    const { engine, screen } = setUp(letters());
    assert.equal(await engine.open(), true);
    assert.equal(engine.state.name, 'paused');
    assert.equal(screen.text, 'a');
    assert.equal(screen.size, '80x24');
    assert.equal(engine.duration, 900);
  });

  test('at a moment starts from the nearest keyframe', async () => {
    const { engine, screen } = setUp(letters());
    await engine.open({ at: 450 });
    assert.equal(screen.text, 'abcde');
    assert.equal(screen.restored, 1);
    assert.equal(engine.position, 450);
  });

  test('tells the failure, and play tries again', async () => {
    const { engine, source, screen } = setUp(letters());
    source.failure = new Error('away');
    assert.equal(await engine.open({ at: 200 }), false);
    assert.equal(engine.state.name, 'failed');
    engine.play();
    await settle();
    assert.equal(engine.state.name, 'playing');
    assert.equal(screen.text, 'abc');
  });
});

describe('playing', () => {
  test('applies every event at its time, over slices, and ends', async () => {
    const { engine, clock, screen } = setUp(letters());
    await engine.open({ then: 'playing' });
    await clock.pass(250);
    assert.equal(screen.text, 'abc');
    assert.equal(engine.position, 250);
    await clock.pass(2000);
    assert.equal(screen.text, 'abcdefghij');
    assert.equal(engine.state.name, 'ended');
    assert.equal(engine.position, 900);
  });

  test('runs at a speed', async () => {
    const { engine, clock, screen } = setUp(letters());
    await engine.open({ then: 'playing' });
    engine.speed = 4;
    await clock.pass(100);
    assert.equal(screen.text, 'abcde');
    engine.speed = 0.25;
    await clock.pass(400);
    assert.equal(screen.text, 'abcdef');
    engine.speed = 1000;
    assert.equal(engine.speed, 32);
  });

  test('stands while paused', async () => {
    const { engine, clock, screen } = setUp(letters());
    await engine.open({ then: 'playing' });
    await clock.pass(150);
    engine.pause();
    await clock.pass(5000);
    assert.equal(engine.position, 150);
    assert.equal(screen.text, 'ab');
  });

  test('waits for events that are late, and goes on from there', async () => {
    const { engine, clock, screen, source } = setUp(letters());
    await engine.open();
    await settle();
    source.held = [];
    engine.play();
    await clock.pass(1000);
    assert.equal(engine.state.name, 'waiting');
    const position = engine.position;
    await clock.pass(5000);
    assert.equal(engine.position, position);
    source.release();
    await settle();
    assert.equal(engine.state.name, 'playing');
    await clock.pass(1000);
    assert.equal(screen.text, 'abcdefghij');
  });

  test('from the end starts over', async () => {
    const { engine, clock, screen } = setUp(letters());
    await engine.open({ at: 900 });
    assert.equal(engine.state.name, 'ended');
    engine.play();
    await clock.pass(150);
    assert.equal(screen.text, 'ab');
  });

  test('cuts pauses of more than 2 s to half a second when asked to', async () => {
    const source = new FakeSource().add(0, 'a').add(1900, 'b').add(60_000, 'c').add(60_100, 'd');
    const { engine, clock, screen } = setUp(source);
    engine.skipIdle = true;
    await engine.open({ then: 'playing' });
    await clock.pass(1800);
    assert.equal(screen.text, 'a');
    await clock.pass(100);
    assert.equal(screen.text, 'ab');
    await clock.pass(510);
    assert.equal(screen.text, 'abc');
    await clock.pass(100);
    assert.equal(screen.text, 'abcd');
  });
});

describe('seeking', () => {
  test('back goes over a keyframe, forward over what is buffered', async () => {
    const source = letters();
    source.sliceSize = 10;
    const { engine, screen } = setUp(source);
    await engine.open();
    await engine.seek(800);
    assert.equal(screen.text, 'abcdefghi');
    assert.deepEqual(source.asked, ['facts', 'from 0']);
    await engine.seek(350);
    assert.equal(screen.text, 'abcd');
    assert.deepEqual(source.asked.slice(2), ['from 350']);
  });

  test('keeps playing when it played, from the new position', async () => {
    const { engine, clock, screen } = setUp(letters());
    await engine.open({ then: 'playing' });
    await engine.seek(500);
    assert.equal(engine.state.name, 'playing');
    await clock.pass(150);
    assert.equal(screen.text, 'abcdefg');
  });

  test('drops the answer to a seek that was replaced', async () => {
    const { engine, screen, source } = setUp(letters());
    await engine.open();
    await settle();
    source.held = [];
    const first = engine.seek(900);
    const second = engine.seek(650);
    assert.equal(engine.state.name, 'seeking');
    source.release();
    assert.deepEqual(await Promise.all([first, second]), [false, true]);
    assert.equal(screen.text, 'abcdefg');
    assert.equal(engine.position, 650);
  });

  test('outside the recording goes to its ends', async () => {
    const { engine } = setUp(letters());
    await engine.open();
    await engine.seek(99_999);
    assert.equal(engine.position, 900);
    await engine.seek(-5);
    assert.equal(engine.position, 0);
  });

  test('pause while seeking stays paused there', async () => {
    const { engine, source } = setUp(letters());
    await engine.open({ then: 'playing' });
    source.held = [];
    const arrival = engine.seek(800);
    engine.pause();
    source.release();
    await arrival;
    assert.equal(engine.state.name, 'paused');
    assert.equal(engine.position, 800);
  });

  test('after a failure tries again', async () => {
    const { engine, source, screen } = setUp(letters());
    await engine.open();
    await settle();
    source.failure = new Error('away');
    assert.equal(await engine.seek(800), false);
    assert.equal(engine.state.name, 'failed');
    assert.equal(await engine.seek(800), true);
    assert.equal(screen.text, 'abcdefghi');
  });

  test('that failed is tried again, and comes to rest or goes on as was wanted', async () => {
    for (const wanted of ['paused', 'playing'] as const) {
      const { engine, source, screen } = setUp(letters());
      await engine.open({ at: 100, then: wanted });
      source.failure = new Error('away');
      assert.equal(await engine.seek(800), false);
      engine.retry();
      await settle();
      assert.equal(engine.state.name, wanted);
      assert.equal(screen.text, 'abcdefghi');
    }
  });

  test('to any moments in any order shows what a straight replay shows', async () => {
    const positions = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });
    const sizes = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc.asyncProperty(positions, sizes, async (all, sliceSize) => {
        const source = letters();
        source.sliceSize = sliceSize;
        const { engine, screen } = setUp(source);
        await engine.open();
        for (const at of all) {
          assert.equal(await engine.seek(at), true);
          assert.equal(screen.text, 'abcdefghij'.slice(0, Math.floor(Math.min(at, 900) / 100) + 1));
        }
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });
});

describe('stepping', () => {
  test('shows one event after the other, over slices, and stays at the end', async () => {
    const { engine, screen } = setUp(letters());
    await engine.open({ at: 150 });
    await engine.step();
    assert.equal(screen.text, 'abc');
    assert.equal(engine.position, 200);
    for (let n = 0; n < 20; n++) await engine.step();
    assert.equal(screen.text, 'abcdefghij');
    assert.equal(engine.state.name, 'ended');
  });
});

describe('a live recording', () => {
  test('is followed: what comes is shown at once', async () => {
    const source = letters();
    source.goesOn = true;
    const { engine, screen } = setUp(source);
    await engine.open({ then: 'following' });
    assert.equal(engine.state.name, 'following');
    assert.equal(screen.text, 'abcdefghij');
    source.tell(5000, 'K');
    assert.equal(screen.text, 'abcdefghijK');
    assert.equal(engine.position, 5000);
  });

  test('grows in duration while something else is watched, and is caught up with', async () => {
    const source = letters();
    source.goesOn = true;
    const { engine, screen, clock } = setUp(source);
    await engine.open();
    source.tell(1000, 'K');
    source.tell(1100, 'L');
    assert.equal(engine.duration, 1100);
    assert.equal(screen.text, 'a');
    engine.play();
    await clock.pass(3000);
    assert.equal(screen.text, 'abcdefghijKL');
    assert.equal(engine.state.name, 'following');
  });

  test('fetches what the live connection left out', async () => {
    const source = letters();
    source.goesOn = true;
    const { engine, screen } = setUp(source);
    await engine.open({ then: 'following' });
    source.add(950, 'x');
    source.tell(1000, 'y');
    await settle();
    assert.equal(screen.text, 'abcdefghijxy');
  });

  test('ends', async () => {
    const source = letters();
    source.goesOn = true;
    const { engine } = setUp(source);
    await engine.open({ then: 'following' });
    source.goesOn = false;
    source.listener?.ended();
    assert.equal(engine.state.name, 'ended');
    assert.equal(engine.live, false);
  });

  test('is left by pause and by a seek back', async () => {
    const source = letters();
    source.goesOn = true;
    const { engine, screen } = setUp(source);
    await engine.open({ then: 'following' });
    engine.pause();
    source.tell(5000, 'K');
    assert.equal(screen.text, 'abcdefghij');
    await engine.follow();
    assert.equal(screen.text, 'abcdefghijK');
    await engine.seek(250);
    assert.equal(engine.state.name, 'playing');
    assert.equal(screen.text, 'abc');
  });
});

test('closing drops what is under way and the live connection', async () => {
  const source = letters();
  source.goesOn = true;
  const { engine, screen } = setUp(source);
  await engine.open({ then: 'following' });
  source.held = [];
  const arrival = engine.seek(100);
  engine.close();
  assert.equal(await arrival, false);
  assert.equal(source.listener, undefined);
  source.release();
  await settle();
  assert.equal(screen.text, 'abcdefghij');
  assert.equal(engine.state.name, 'idle');
});

test('an empty recording ends where it starts', async () => {
  const { engine } = setUp(new FakeSource());
  await engine.open({ then: 'playing' });
  assert.equal(engine.state.name, 'ended');
});
