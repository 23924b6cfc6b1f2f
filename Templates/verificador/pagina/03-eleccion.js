// What is to be verified: a ZIP, or the folder that came out of it, chosen or dropped.

const MARKS = /^(bagit\.txt|bag-info\.txt|(tag)?manifest-[^/]+\.txt)$/;

// {file, name} of a ZIP.
const zipSource = (file) => ({ file, name: file.name });

// {folder, items, name} of files with their paths; the folder is the one that holds the bag's texts.
function folderSource(name, files) {
  const tops = new Set(files.filter(({ path }) => MARKS.test(path.split('/').slice(1).join('/')))
    .map(({ path }) => path.split('/')[0]));
  // Unpacking often puts the bundle's folder into another folder of the same name.
  if (!files.some(({ path }) => MARKS.test(path)) && tops.size === 1) {
    const [folder] = tops;
    const inside = files.filter(({ path }) => path.startsWith(folder + '/'));
    return { folder, name: folder,
      items: inside.map(({ path, file }) => ({ path: path.slice(folder.length + 1), file })) };
  }
  return { folder: name, name, items: files };
}

function chosenFolder(list) {
  const files = Array.from(list, (file) => {
    const [name, ...rest] = file.webkitRelativePath.split('/');
    return { name, path: rest.join('/'), file };
  });
  return files.length === 0 ? null : folderSource(files[0].name, files.map(({ path, file }) => ({ path, file })));
}

// What was dropped; the entries have to be asked for before anything else happens.
async function droppedSource(transfer) {
  const entries = Array.from(transfer.items || [], (item) => item.webkitGetAsEntry && item.webkitGetAsEntry())
    .filter(Boolean);
  const folder = entries.find((entry) => entry.isDirectory);
  if (!folder) {
    const files = Array.from(transfer.files);
    const file = files.find(({ name }) => /\.zip$/i.test(name)) || files[0];
    return file ? zipSource(file) : null;
  }
  const files = [];
  await collectFiles(folder, '', files);
  return folderSource(folder.name, files);
}

async function collectFiles(folder, prefix, files) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (entries.length === 0) return;
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory) {
        await collectFiles(entry, path + '/', files);
      } else {
        files.push({ path, file: await new Promise((resolve, reject) => { entry.file(resolve, reject); }) });
      }
    }
  }
}
