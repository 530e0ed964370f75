#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it: an old one is told what to do before it loads what it cannot.
const [major] = process.versions.node.split('.').map(Number);
if (major < 22) {
  console.error(
    `paystub needs Node.js 22 or later; this is ${process.version}. Install a current release from nodejs.org.`,
  );
  process.exit(1);
}
const { main } = await import('../dist/paystub.js');
await main(process.argv.slice(2), process.env);
