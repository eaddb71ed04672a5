type Template = (Electron.MenuItemConstructorOptions | MenuItem)[]

export class MenuItem {
  readonly submenu: Menu | undefined

  constructor({ submenu, ...options }: Electron.MenuItemConstructorOptions) {
    Object.assign(this, options)
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined
  }
}

/** `Menu`: kept as data. No menu is drawn and no accelerator works. */
export class Menu {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: Template): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }
  popup(): void {}
}
