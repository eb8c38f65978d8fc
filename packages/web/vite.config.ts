import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // Everything comes from the server as a file: a strict Content-Security-Policy allows no other way.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The sessions page takes one small function of the screen package: the emulator stays with the player page.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/packages\/(?:errors|format|screen)\//.test(id) },
    },
  },
});
